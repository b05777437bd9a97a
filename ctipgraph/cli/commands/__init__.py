"""The commands' options and help, a module for each family; what they do is loaded when they run."""
