// Makes the lists that bundle.test.ts looks things up in: node make-hashes.ts runs|names <out.bin> <text file>…
// `runs`: every run of twelve words of the files; `names`: each line of the files is one name.
import { readFileSync, writeFileSync } from 'node:fs'
import { hashOf, packed, PLANTED_NAME, PLANTED_RUN, RUN, runsOf, wordsOf } from './hashed-words.ts'

const [, , what, out, ...files] = process.argv
if ((what !== 'runs' && what !== 'names') || !out || files.length === 0) throw new Error('runs|names <out.bin> <text file>…')
const texts = files.map(f => readFileSync(f, 'utf8'))
const hashes =
  what === 'runs'
    ? [...texts, PLANTED_RUN].flatMap(t => runsOf(wordsOf(t), RUN).map(hashOf))
    : [...texts.flatMap(t => t.split('\n')), PLANTED_NAME]
        .map(wordsOf)
        .filter(w => w.length > 0)
        .map(hashOf)
writeFileSync(out, packed(hashes))
