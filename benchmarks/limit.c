/* The limit: a C program that reads the made-up rows and writes the same N-Triples or Turtle as the streaming build.

       cc -O2 -o limit benchmarks/limit.c -lcrypto
       ./limit facts.csv documents.tsv own.nt out.nt sorted|rows
       ./limit facts.csv documents.tsv own.nt out.ttl prefixes.tsv [rows]

   It holds everything in memory, checks nothing, and knows the columns of benchmarks/made_up_rows.py, the ontology's
   names and the base of the data set by heart. "rows" writes the lines of each fact in the order of the file,
   "sorted" all lines sorted, among those of documents and actors (own.nt); with a file of prefixes (name, address; the
   longest first) it writes Turtle, sorted or, with "rows", as rows come. Identifiers are made from content, as the
   program makes them (SHA-256). documents.tsv holds the id and the day of each document. */

#define _GNU_SOURCE
#define OPENSSL_SUPPRESS_DEPRECATED
#include <fcntl.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct { const char *at; size_t size; } Text;
enum { RELATION, SUBJECT, OBJECT, STATUS, SPEAKER, FROM, AMOUNT, CURRENCY, ROLE, DOCUMENT, PASSAGE, CURATOR, COLUMNS };
typedef struct { Text cell[COLUMNS]; Text start, end; char fact[12], passage[12]; } Row;

#define NS "https://w3id.org/ctipgraph/ontology#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define BASE "https://example.org/"
#define OA "http://www.w3.org/ns/oa#"

static int out;
static char buffer[1 << 18];
static size_t filled;

static void flush(void) {
    for (size_t done = 0; done < filled;) {
        ssize_t n = write(out, buffer + done, filled - done);
        if (n < 0) { perror("write"); exit(2); }
        done += (size_t)n;
    }
    filled = 0;
}
static inline void put(const char *at, size_t size) {
    for (; filled + size > sizeof buffer; flush()) {
        size_t part = sizeof buffer - filled;
        memcpy(buffer + filled, at, part);
        filled += part, at += part, size -= part;
    }
    memcpy(buffer + filled, at, size);
    filled += size;
}
#define PUT(s) put(s, sizeof(s) - 1)
static inline void text(Text t) { put(t.at, t.size); }

static Text whole(const char *path) {
    int file = open(path, O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about)) { perror(path); exit(2); }
    char *at = malloc((size_t)about.st_size + 1);
    size_t size = 0;
    for (ssize_t n; (n = read(file, at + size, (size_t)about.st_size - size)) > 0;) size += (size_t)n;
    close(file);
    return (Text){at, size};
}

/* the stated names are sorted, so that a binary search finds a document's day */
static Text *names, *days;
static size_t documents;
static Text day(Text id) {
    size_t low = 0, high = documents;
    while (low < high) {
        size_t middle = (low + high) / 2, n = names[middle].size < id.size ? names[middle].size : id.size;
        int order = memcmp(names[middle].at, id.at, n);
        if (!order) order = (names[middle].size > id.size) - (names[middle].size < id.size);
        if (!order) return days[middle];
        if (order < 0) low = middle + 1; else high = middle;
    }
    exit(3);
}

static void base32(const unsigned char *digest, char *into) {
    uint64_t n = 0;
    for (int i = 0; i < 8; i++) n = n << 8 | digest[i];
    for (int i = 0; i < 12; i++) into[i] = "abcdefghijklmnopqrstuvwxyz234567"[n >> (59 - 5 * i) & 31];
}
static inline char *add(char *to, const char *at, size_t size) { memcpy(to, at, size); return to + size; }
static void make_ids(Row *row) {
    static const struct { int column; const char *name; size_t size; } of[] = {
        {AMOUNT, "amount=", 7}, {CURRENCY, "currency=", 9}, {ROLE, "role=", 5}, {SPEAKER, "speaker=", 8}, {FROM, "valid_from=", 11}};
    char key[4096], *to = key;
    unsigned char digest[32];
    SHA256_CTX sha;
    for (int i = RELATION; i <= STATUS; i++) { to = add(to, row->cell[i].at, row->cell[i].size); *to++ = 31; }
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (row->cell[of[i].column].size) {
            to = add(to, of[i].name, of[i].size);
            to = add(to, row->cell[of[i].column].at, row->cell[of[i].column].size);
            *to++ = 31;
        }
    *to++ = 31;
    to = add(to, row->cell[DOCUMENT].at, row->cell[DOCUMENT].size);
    SHA256_Init(&sha); SHA256_Update(&sha, key, (size_t)(to - key)); SHA256_Final(digest, &sha);
    base32(digest, row->fact);
    to = add(key, row->cell[DOCUMENT].at, row->cell[DOCUMENT].size);
    *to++ = 31; *to++ = 31;
    to = add(to, row->start.at, row->start.size); *to++ = 31;
    to = add(to, row->end.at, row->end.size); *to++ = 31;
    SHA256_Init(&sha); SHA256_Update(&sha, key, (size_t)(to - key)); SHA256_Final(digest, &sha);
    base32(digest, row->passage);
}

static void iri(const char *kind, size_t size, Text id) { PUT("<" BASE); put(kind, size); text(id); PUT(">"); }
#define IRI(kind, id) iri(kind, sizeof(kind) - 1, id)
static void literal(Text value) {
    PUT("\"");
    for (size_t i = 0; i < value.size; i++) {
        char c = value.at[i];
        if (c == '"' || c == '\\') PUT("\\");
        put(&c, 1);
    }
    PUT("\"");
}
static void quoted(Text value) { /* a value in which nothing is to be escaped */ PUT("\""); text(value); PUT("\""); }
static int plain(const Row *row) { return row->cell[STATUS].size == 8; /* asserted */ }

static void fact(const Row *row) {
    char subject[64];
    size_t n = (size_t)(add(add(subject, "<" BASE "fact/f-", sizeof("<" BASE "fact/f-") - 1), row->fact, 12) - subject);
    subject[n++] = '>'; subject[n++] = ' ';
    Text date = day(row->cell[DOCUMENT]);
#define LINE put(subject, n)
    LINE; PUT("<" RDF "object> "); IRI("actor/", row->cell[OBJECT]); PUT(" .\n");
    LINE; PUT("<" RDF "predicate> <" NS); text(row->cell[RELATION]); PUT("> .\n");
    LINE; PUT("<" RDF "subject> "); IRI("actor/", row->cell[SUBJECT]); PUT(" .\n");
    LINE; PUT("<" RDF "type> <" RDF "Statement> .\n");
    LINE; PUT("<" RDF "type> <" NS "Fact> .\n");
    LINE; PUT("<http://www.w3.org/ns/prov#wasDerivedFrom> "); IRI("document/", row->cell[DOCUMENT]); PUT(" .\n");
    if (row->cell[AMOUNT].size) { LINE; PUT("<" NS "amount> "); quoted(row->cell[AMOUNT]); PUT("^^<" XSD "decimal> .\n"); }
    LINE; PUT("<" NS "curator> "); literal(row->cell[CURATOR]); PUT(" .\n");
    if (row->cell[CURRENCY].size) { LINE; PUT("<" NS "currency> "); quoted(row->cell[CURRENCY]); PUT(" .\n"); }
    LINE; PUT("<" NS "evidence> <" BASE "passage/p-"); put(row->passage, 12); PUT("> .\n");
    LINE; PUT("<" NS "evidencedFrom> "); quoted(date); PUT("^^<" XSD "date> .\n");
    LINE; PUT("<" NS "evidencedTo> "); quoted(date); PUT("^^<" XSD "date> .\n");
    LINE; PUT("<" NS "rank> \"normal\" .\n");
    LINE; PUT("<" NS "review> \"draft\" .\n");
    if (row->cell[ROLE].size) { LINE; PUT("<" NS "role> "); literal(row->cell[ROLE]); PUT(" .\n"); }
    if (row->cell[SPEAKER].size) { LINE; PUT("<" NS "speaker> "); IRI("actor/", row->cell[SPEAKER]); PUT(" .\n"); }
    LINE; PUT("<" NS "status> <" NS); text(row->cell[STATUS]); PUT("> .\n");
    LINE; PUT("<" NS "validFrom> "); quoted(row->cell[FROM]); PUT("^^<" XSD "date> .\n");
}
static void passage(const Row *row) {
    char subject[64];
    size_t n = (size_t)(add(add(subject, "<" BASE "passage/p-", sizeof("<" BASE "passage/p-") - 1), row->passage, 12) - subject);
    subject[n++] = '>'; subject[n++] = ' ';
    LINE; PUT("<" RDF "type> <" OA "SpecificResource> .\n");
    LINE; PUT("<" RDF "type> <" NS "Passage> .\n");
    LINE; PUT("<" OA "hasSelector> <" BASE "selector/p-"); put(row->passage, 12); PUT("> .\n");
    LINE; PUT("<" OA "hasSource> "); IRI("document/", row->cell[DOCUMENT]); PUT(" .\n");
    LINE; PUT("<" NS "anchor> "); literal(row->cell[PASSAGE]); PUT(" .\n");
}
static void words(Text value) {
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.at[i];
        if ((c | 32) - 'a' < 26u || c - '0' < 10u || c == '.' || c == '_' || c == '~') put(&value.at[i], 1);
        else { char hex[3] = {'%', "0123456789ABCDEF"[c >> 4], "0123456789ABCDEF"[c & 15]}; put(hex, 3); }
    }
}
static void selector(const Row *row) {
    char subject[64];
    size_t n = (size_t)(add(add(subject, "<" BASE "selector/p-", sizeof("<" BASE "selector/p-") - 1), row->passage, 12) - subject);
    subject[n++] = '>'; subject[n++] = ' ';
    LINE; PUT("<http://purl.org/dc/terms/conformsTo> <https://wicg.github.io/scroll-to-text-fragment/> .\n");
    LINE; PUT("<" RDF "type> <" OA "FragmentSelector> .\n");
    LINE; PUT("<" RDF "value> \":~:text="); words(row->start); PUT(","); words(row->end); PUT("\" .\n");
}

/* Turtle */
#define AND PUT(" ;\n    ")
static void fact_block(const Row *row) {
    Text date = day(row->cell[DOCUMENT]);
    PUT("fact:f-"); put(row->fact, 12); PUT(" a rdf:Statement, ctip:Fact ;\n    rdf:object actor:"); text(row->cell[OBJECT]);
    AND; PUT("rdf:predicate ctip:"); text(row->cell[RELATION]);
    AND; PUT("rdf:subject actor:"); text(row->cell[SUBJECT]);
    AND; PUT("prov:wasDerivedFrom document:"); text(row->cell[DOCUMENT]);
    if (row->cell[AMOUNT].size) { AND; PUT("ctip:amount "); quoted(row->cell[AMOUNT]); PUT("^^xsd:decimal"); }
    AND; PUT("ctip:curator "); literal(row->cell[CURATOR]);
    if (row->cell[CURRENCY].size) { AND; PUT("ctip:currency "); quoted(row->cell[CURRENCY]); }
    AND; PUT("ctip:evidence passage:p-"); put(row->passage, 12);
    AND; PUT("ctip:evidencedFrom "); quoted(date); PUT("^^xsd:date");
    AND; PUT("ctip:evidencedTo "); quoted(date); PUT("^^xsd:date ;\n    ctip:rank \"normal\" ;\n    ctip:review \"draft\"");
    if (row->cell[ROLE].size) { AND; PUT("ctip:role "); literal(row->cell[ROLE]); }
    if (row->cell[SPEAKER].size) { AND; PUT("ctip:speaker actor:"); text(row->cell[SPEAKER]); }
    AND; PUT("ctip:status ctip:"); text(row->cell[STATUS]);
    AND; PUT("ctip:validFrom "); quoted(row->cell[FROM]); PUT("^^xsd:date .\n\n");
}
static void passage_block(const Row *row) {
    PUT("passage:p-"); put(row->passage, 12);
    PUT(" a oa:SpecificResource, ctip:Passage ;\n    oa:hasSelector selector:p-"); put(row->passage, 12);
    AND; PUT("oa:hasSource document:"); text(row->cell[DOCUMENT]);
    AND; PUT("ctip:anchor "); literal(row->cell[PASSAGE]); PUT(" .\n\n");
}
static void selector_block(const Row *row) {
    PUT("selector:p-"); put(row->passage, 12);
    PUT(" a oa:FragmentSelector ;\n    dcterms:conformsTo <https://wicg.github.io/scroll-to-text-fragment/> ;\n"
        "    rdf:value \":~:text=");
    words(row->start); PUT(","); words(row->end); PUT("\" .\n\n");
}
static Text *prefixes, *starts;
static size_t shortened;
static void term(Text t) {
    if (t.at[0] == '"' && t.at[t.size - 1] == '>') { /* a literal of a datatype */
        const char *type = memrchr(t.at, '<', t.size);
        put(t.at, (size_t)(type - t.at));
        t = (Text){type, t.size - (size_t)(type - t.at)};
    }
    for (size_t i = 0; t.at[0] == '<' && i < shortened; i++) {
        size_t n = starts[i].size;
        if (t.size < n + 3 || memcmp(t.at + 1, starts[i].at, n)) continue;
        const char *local = t.at + 1 + n, *stop = t.at + t.size - 1;
        int fits = *local != '.' && *local != '-' && stop[-1] != '.';
        for (const char *c = local; fits && c < stop; c++)
            fits = (*c | 32) - 'a' < 26u || *c - '0' < 10u || *c == '_' || *c == '.' || *c == '-';
        if (!fits) continue;
        text(prefixes[i]); PUT(":"); put(local, (size_t)(stop - local));
        return;
    }
    text(t);
}
static int same(Text a, Text b) { return a.size == b.size && !memcmp(a.at, b.at, a.size); }
static void split(Text line, Text *s, Text *p, Text *o) {
    const char *one = memchr(line.at, ' ', line.size), *other = memchr(one + 1, ' ', line.size);
    *s = (Text){line.at, (size_t)(one - line.at)};
    *p = (Text){one + 1, (size_t)(other - one - 1)};
    *o = (Text){other + 1, line.size - (size_t)(other + 1 - line.at) - 3};
}
/* the blocks of sorted lines up to a subject, the type first; returns how many lines those are */
static size_t blocks(const Text *all, size_t found, const char *before) {
    static const Text type = {"<" RDF "type>", sizeof("<" RDF "type>") - 1};
    size_t i = 0, n = before ? strlen(before) : 0;
    while (i < found && !(before && memcmp(all[i].at, before, n) > 0)) {
        Text s, p, o, subject, last = {0, 0};
        size_t from = i, typed = 0;
        split(all[i], &subject, &p, &o);
        for (; i < found && (split(all[i], &s, &p, &o), same(s, subject)); i++) {
            if (!same(p, type)) continue;
            if (typed++) PUT(", "); else { term(subject); PUT(" a "); }
            term(o);
        }
        for (size_t j = from; j < i; j++) {
            split(all[j], &s, &p, &o);
            if (same(p, type) || (j > from && same(all[j], all[j - 1]))) continue;
            if (last.size && same(p, last)) PUT(", "); else { AND; term(p); PUT(" "); }
            term(o);
            last = p;
        }
        PUT(" .\n\n");
    }
    return i;
}

/* a relation of the made-up rows, and its inverse */
static const struct { const char *name, *inverse; } relations[] = {
    {"coordinatesWith", "coordinatesWith"}, {"funds", "fundedBy"}, {"implements", "implementedBy"},
    {"partnersIn", "hasPartner"}, {"supports", "supportedBy"}};
static size_t triple(char *into, Text s, const char *p, Text o) {
    char *to = add(into, "<" BASE "actor/", sizeof("<" BASE "actor/") - 1);
    to = add(add(to, s.at, s.size), "> <" NS, sizeof("> <" NS) - 1);
    to = add(add(to, p, strlen(p)), "> <" BASE "actor/", sizeof("> <" BASE "actor/") - 1);
    to = add(add(to, o.at, o.size), "> .\n", 4);
    return (size_t)(to - into);
}
static int by_text(const void *a, const void *b) {
    const Text *one = a, *other = b;
    int order = memcmp(one->at, other->at, one->size < other->size ? one->size : other->size);
    return order ? order : (one->size > other->size) - (one->size < other->size);
}
static int by_fact(const void *a, const void *b) { return memcmp((*(Row *const *)a)->fact, (*(Row *const *)b)->fact, 12); }
static int by_passage(const void *a, const void *b) { return memcmp((*(Row *const *)a)->passage, (*(Row *const *)b)->passage, 12); }
static size_t lines(Text from, Text *into) {
    size_t count = 0;
    for (const char *at = from.at, *stop = from.at + from.size; at < stop; count++) {
        const char *end = memchr(at, '\n', (size_t)(stop - at)) + 1;
        if (into) into[count] = (Text){at, (size_t)(end - at)};
        at = end;
    }
    return count;
}

int main(int argc, char **argv) {
    if (argc < 6) { fputs("limit facts.csv documents.tsv own.nt out sorted|rows|prefixes.tsv [rows]\n", stderr); return 2; }
    Text facts = whole(argv[1]), tsv = whole(argv[2]), own = whole(argv[3]);
    out = open(argv[4], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    documents = lines(tsv, NULL);
    names = malloc(documents * sizeof *names); days = malloc(documents * sizeof *days);
    lines(tsv, names);
    for (size_t i = 0; i < documents; i++) {
        size_t tab = (size_t)((char *)memchr(names[i].at, '\t', names[i].size) - names[i].at);
        days[i] = (Text){names[i].at + tab + 1, names[i].size - tab - 2};
        names[i].size = tab;
    }
    size_t count = lines(facts, NULL) - 1;
    Row *rows = malloc(count * sizeof *rows);
    const char *at = memchr(facts.at, '\n', facts.size) + 1;
    for (size_t i = 0; i < count; i++) {
        Row *row = rows + i;
        for (int column = 0; column < COLUMNS; column++) {
            const char *end = at;
            while (*end != ',' && *end != '\n') end++;
            row->cell[column] = (Text){at, (size_t)(end - at)};
            at = end + 1;
        }
        if (row->cell[RELATION].at[0] == 'c' && by_text(row->cell + OBJECT, row->cell + SUBJECT) < 0) { /* symmetric */
            Text other = row->cell[SUBJECT];
            row->cell[SUBJECT] = row->cell[OBJECT];
            row->cell[OBJECT] = other;
        }
        Text anchor = row->cell[PASSAGE];
        size_t gap = (size_t)((char *)memmem(anchor.at, anchor.size, " \xe2\x80\xa6 ", 5) - anchor.at);
        row->start = (Text){anchor.at, gap};
        row->end = (Text){anchor.at + gap + 5, anchor.size - gap - 5};
        make_ids(row);
    }
    int sorted = strcmp(argv[argc - 1], "rows"), turtle = strcmp(argv[5], "rows") && strcmp(argv[5], "sorted");
    if (turtle) {
        Text file = whole(argv[5]);
        shortened = lines(file, NULL);
        prefixes = malloc(shortened * sizeof *prefixes); starts = malloc(shortened * sizeof *starts);
        lines(file, prefixes);
        for (size_t i = 0; i < shortened; i++) {
            size_t tab = (size_t)((char *)memchr(prefixes[i].at, '\t', prefixes[i].size) - prefixes[i].at);
            starts[i] = (Text){prefixes[i].at + tab + 1, prefixes[i].size - tab - 2};
            prefixes[i].size = tab;
        }
        Text *order = malloc(shortened * sizeof *order);
        memcpy(order, prefixes, shortened * sizeof *order);
        qsort(order, shortened, sizeof *order, by_text);
        for (size_t i = 0; i < shortened; i++)
            for (size_t j = 0; j < shortened; j++)
                if (same(order[i], prefixes[j])) {
                    PUT("@prefix "); text(order[i]); PUT(": <"); text(starts[j]); PUT("> .\n");
                }
        PUT("\n");
    }
    size_t most = lines(own, NULL) + 2 * count, found = 0;
    Text *all = sorted ? malloc(most * sizeof *all) : NULL;
    char *room = sorted ? malloc(count * 2 * 256) : malloc(512);
    if (sorted) found = lines(own, all); else text(own);
    for (size_t i = 0; i < count; i++) {
        Row *row = rows + i;
        if (!sorted && turtle) { fact_block(row); passage_block(row); selector_block(row); }
        else if (!sorted) { fact(row); passage(row); selector(row); }
        if (!plain(row)) continue;
        size_t r = 0;
        while (memcmp(relations[r].name, row->cell[RELATION].at, row->cell[RELATION].size)) r++;
        for (int back = 0; back < 2; back++) {
            Text s = row->cell[back ? OBJECT : SUBJECT], o = row->cell[back ? SUBJECT : OBJECT];
            const char *name = back ? relations[r].inverse : relations[r].name;
            if (!sorted && turtle) {
                PUT("actor:"); text(s); PUT(" ctip:"); put(name, strlen(name)); PUT(" actor:"); text(o); PUT(" .\n");
                continue;
            }
            size_t size = triple(room, s, name, o);
            if (sorted) { all[found++] = (Text){room, size}; room += size; }
            else put(room, size);
        }
    }
    if (sorted) {
        Row **order = malloc(count * sizeof *order);
        for (size_t i = 0; i < count; i++) order[i] = rows + i;
        qsort(all, found, sizeof *all, by_text);
        size_t i = 0;
        const char *sections[] = {"<" BASE "fact/", "<" BASE "passage/", "<" BASE "selector/"};
        for (int section = 0; section < 4; section++) {
            if (turtle) i += blocks(all + i, found - i, section < 3 ? sections[section] : NULL);
            for (; i < found && (section == 3 || memcmp(all[i].at, sections[section], strlen(sections[section])) < 0); i++)
                if (!i || by_text(all + i, all + i - 1)) text(all[i]);
            if (section == 3) break;
            if (section < 2) qsort(order, count, sizeof *order, section ? by_passage : by_fact);
            for (size_t j = 0; j < count; j++)
                if (section == 0) (turtle ? fact_block : fact)(order[j]);
                else if (!j || memcmp(order[j]->passage, order[j - 1]->passage, 12)) (turtle ? section == 1 ? passage_block : selector_block : section == 1 ? passage : selector)(order[j]);
        }
    }
    flush();
    return close(out) ? 2 : 0;
}
