// Bad input, row by row: what came in, what was done with it, what the person was told, and the tests that prove it. The first part is what a
// hostile or broken client may send, the second what may befall a device. tests/bad-input.test.ts holds every row to it.

/** A test by its file (under tests/) and the beginning of its name. */
export type Proof = readonly [file: string, begins: string]
export type Row = {
  readonly came: string
  readonly did: string
  /** Keys of the sentences a person reads, or why there is nobody to tell. */
  readonly told: readonly string[] | string
  readonly proofs: readonly Proof[]
}

const F1 = (place: string, attack: string): Proof => ['relay/attacks.test.ts', `F1 ${place}: ${attack}`]
const inThree = (attack: string): readonly Proof[] => ['/mux', '/y, append', '/y, free'].map(place => F1(place, attack))
/** A device of ours does not send such things; of the one that did, the connection is closed, or its piece answered by a reason. */
const ATTACKER = 'nobody: who sends this is told a close code or a reason, and no honest device notices'

/** What may be sent to the relay. */
export const SENT: readonly Row[] = [
  {
    came: 'no byte, and random bytes',
    did: 'refused as "form" or 4422, each time; nothing kept',
    told: ATTACKER,
    proofs: [...inThree('no byte at all'), ['relay/attacks.test.ts', 'F1 random bytes as 600 updates']],
  },
  {
    came: 'a valid update with one bit flipped',
    did: 'refused, or taken as the one statement of right form that it then is; what was there stays to the byte. On disks of either side each row has a checksum',
    told: ['refusal.form.why', 'refusal.form.do'],
    proofs: [
      ['relay/attacks.test.ts', 'F1 one bit flipped'],
      ['wire/append.test.ts', 'A1 200,000 bit flips'],
      ['relay/log.test.ts', 'L3 a row whose bytes changed on the disk'],
    ],
  },
  {
    came: 'collected clocks by the billion under a victim’s client id, 12 bytes',
    did: 'refused: the append class knows no collected runs, the free class bounds them and takes no hole; the victim writes on',
    told: ATTACKER,
    proofs: [...inThree('clock stealing: 2^40 collected clocks'), ...inThree('a skip over a million clocks')],
  },
  {
    came: 'one client id on two devices that were offline',
    did: '"taken" on /mux: the second moves to a new client id with the same keys, and both devices’ entries arrive; 4422 on /y, in a free document too',
    told: 'nothing: no entry is lost and none is doubled',
    proofs: [
      ...inThree('the same client id on two devices: other'),
      ['relay/open.test.ts', 'O4 a client id that two devices write under'],
      ['store/commit.test.ts', 'A4 taken: what is unsent moves'],
      ['replica/sync.test.ts', 'M6 a cloned profile'],
    ],
  },
  {
    came: 'a statement written in the name of another device’s client',
    did: 'taken as a statement; the device whose client it was is told "taken" and goes on under a new one',
    told: 'nothing: its own entries all arrive',
    proofs: inThree('a statement in the name of another'),
  },
  {
    came: 'everything deleted, 6 bytes',
    did: 'refused in an append document; in a free one who may write may delete, and every letter is still in the log',
    told: 'nothing at once; a note can be set back to what it was',
    proofs: inThree('everything of a client deleted'),
  },
  {
    came: '2,000 updates, each with a hole before it',
    did: 'each answered "gap" with where to go on; none waits in memory',
    told: 'nothing: the device sends what lies between',
    proofs: [
      ['relay/attacks.test.ts', 'F1 2,000 updates'],
      ['store/commit.test.ts', 'A4 gap'],
    ],
  },
  {
    came: 'a later update without the one before it',
    did: '"gap", 4422: no older value disappears while it is waited for',
    told: 'nothing: the device sends what lies between',
    proofs: [...inThree('a later update without'), ['replica/sync.test.ts', 'A4 a relay that says "gap"']],
  },
  {
    came: 'deletions of 200,000 clients nobody knows, 1.2 MB',
    did: '4413 on /mux, 4422 on /y; nothing is kept pending',
    told: ATTACKER,
    proofs: inThree('deletions of 200,000'),
  },
  {
    came: 'SyncStep1 with a million entries, 4 MB; and 500 of them',
    did: '4400 above 16 kB; the 500 are answered in turn',
    told: ATTACKER,
    proofs: [F1('/y/open/append/m', 'step 1 of a million'), F1('/y/open/m', 'step 1 of a million'), F1('/y/open/m', '500 times step 1')],
  },
  {
    came: '20,000 roots nobody knows',
    did: '"too-big" on /mux, 4422 in an append document, 4413 in a free one, before Yjs sees it',
    told: ATTACKER,
    proofs: [...inThree('20,000 roots'), ['relay/open.test.ts', 'O5 a free document has so many roots']],
  },
  {
    came: 'awareness of 100,000, and awareness that is no JSON',
    did: 'above 4 kB passed on to nobody and kept nowhere; what no client could read closes with 4400 and reaches nobody',
    told: ATTACKER,
    proofs: [F1('/y/open/m', 'awareness of 100,000'), F1('/y/open/m', 'awareness that is no JSON'), ['relay/y.test.ts', 'Y7 ']],
  },
  {
    came: '"__proto__" inside a value, as a key, as a root, in a question',
    did: 'refused in an append document; elsewhere a name like another; no prototype is changed',
    told: ATTACKER,
    proofs: [...inThree('__proto__ inside a value'), ...inThree('a key that is none'), F1('/mux', 'a question with __proto__')],
  },
  {
    came: 'values 200,000 deep, 5 kB long, of every other kind',
    did: 'refused before they are built',
    told: ['refusal.form.why', 'refusal.form.do'],
    proofs: [...inThree('lists 200,000 deep'), ...inThree('a value of 5 kB'), ['store/commit.test.ts', 'A5 what the relay would refuse']],
  },
  {
    came: 'a bomb: 40 MB of nothing in 40 kB',
    did: '"too-big" before it has grown, a hundred times',
    told: ['refusal.too-big.why', 'refusal.too-big.do'],
    proofs: [['relay/hostile.test.ts', 'M7 a bomb']],
  },
  {
    came: 'frames of every length and kind, before the proof, after it, after a revocation; requests and paths of every kind',
    did: 'a reason or a close code for each; the relay stands, its memory does not grow, everybody else is served',
    told: ATTACKER,
    proofs: [
      ['relay/fuzz.test.ts', 'F2 M14'],
      ['relay/hostile.test.ts', 'M14 thousands of random'],
      ['relay/hostile.test.ts', 'H7 an upgrade to nowhere'],
      ['relay/hostile.test.ts', 'C3 garbage in every field'],
    ],
  },
  {
    came: 'other people’s documents, by every name and way',
    did: 'refused in the same words whether they are there or not',
    told: ['refusal.forbidden.why', 'refusal.forbidden.do'],
    proofs: [
      ['relay/hostile.test.ts', 'M7 a device of one centre'],
      ['relay/leak.test.ts', 'M17'],
    ],
  },
  {
    came: 'pieces of a device that was taken out of the network',
    did: 'set apart within bounds, answered "quarantine"; told nothing else; then 4401',
    told: ['refusal.quarantine.why', 'refusal.quarantine.do', 'status.removed'],
    proofs: [
      ['relay/mux.test.ts', 'M8 a revoked device'],
      ['relay/mux.test.ts', 'M7 M8 a revoked device leaves nothing'],
      ['relay/erasure.test.ts', 'E1 C14 what comes to the door'],
    ],
  },
  {
    came: 'a file from a stick that was cut, changed, blown up, opened with other words, or is of another network',
    did: 'refused before anything of it is taken; the file stays as it is',
    told: [
      'bring.problem.none',
      'bring.problem.newer',
      'bring.problem.cut',
      'bring.problem.big',
      'bring.problem.words',
      'bring.problem.unreadable',
      'bring.problem.other-network',
    ],
    proofs: [
      ['carry/envelope.test.ts', 'S273 a file cut short anywhere'],
      ['carry/envelope.test.ts', 'S273 what is inside is read within its bounds'],
      ['carry/carried.test.ts', 'S273 a stick of another network'],
    ],
  },
  {
    came: 'a carried piece that was forged, or whose row was damaged on the disk of who carries it',
    did: 'its signature no longer fits one byte of it: refused and counted; what stands under it leaves the carrier’s tables again',
    told: ['bring.fate.signature', 'bring.fate.unknown', 'bring.fate.form', 'bring.fate.too-big'],
    proofs: [
      ['relay/carried.test.ts', 'K1 a piece signed for another address'],
      ['relay/carried.test.ts', 'K1 20,000 bit flips'],
      ['relay/carried.test.ts', 'K2 what is no piece is answered'],
      ['relay/carried.test.ts', 'K2 W3 what is refused of a stick'],
      ['carry/carried.test.ts', 'S273 a forged piece'],
    ],
  },
  {
    came: 'a carried piece of a device that was removed, without the right to write there, or for a month that was erased',
    did: 'judged by the right of who signed it, like one that comes by a line: set apart within bounds and told to who decides, "forbidden", "closed"',
    told: ['bring.fate.quarantine', 'bring.fate.full', 'bring.fate.forbidden', 'bring.fate.closed'],
    proofs: [
      ['relay/carried.test.ts', 'K4 a revoked signer’s piece'],
      ['relay/carried.test.ts', 'K4 C12 who may decide'],
      ['relay/carried.test.ts', 'K2 the right of the signer counts'],
      ['relay/erasure.test.ts', 'E2 K4 a removed device’s piece'],
    ],
  },
  {
    came: 'an erasure too early, of the wrong kind, by the wrong role, of more than was seen, or of what somebody has yet to decide about',
    did: 'answered by its reason; nothing is erased, and the same question goes on where it was',
    told: ['centres.seal.not.moved', 'centres.seal.not.apart', 'centres.seal.not.head'],
    proofs: [
      ['relay/erasure.test.ts', 'E4 only a coordinator erases'],
      ['relay/erasure.test.ts', 'E4 C14 while something lies apart'],
      ['review/seal-month.test.ts', 'SE8 what came late'],
      ['review/seal-month.test.ts', 'SE8 C14 what a removed device brought'],
    ],
  },
  {
    came: 'a relay with a full disk and a log from before an erasure',
    did: 'what was erased is closed and served to nobody; it is erased and told as soon as there is room',
    told: 'nothing: it was gone for everybody already',
    proofs: [['relay/erasure.test.ts', 'E5 W1 a disk that is full']],
  },
]

/** What may befall a device and its line. */
export const BEFALLEN: readonly Row[] = [
  {
    came: 'a write of the browser’s database that is broken off in silence (y-indexeddb: "synced" stays true)',
    did: 'nothing is said to be kept before its transaction is through; what is not through is said at once, and what was typed stays',
    told: ['alert.full.title', 'alert.full.text'],
    proofs: [
      ['store/commit.test.ts', 'V14 statement, row, outbox'],
      ['failures/storage-full.test.ts', 'V14 full while saving'],
      ['failures/strict-commits.test.ts', 'D1 every transaction'],
      ['notes/failures.test.ts', 'O6 a write of y-indexeddb that is broken off'],
    ],
  },
  {
    came: 'a shelf that grows by a row at each opening (y-indexeddb)',
    did: 'opening writes nothing: twenty openings leave the database as it was',
    told: 'nothing: there is nothing to tell',
    proofs: [['store/opened-often.test.ts', 'V14 twenty openings']],
  },
  {
    came: 'a database that never opens (`whenSynced` hangs)',
    did: 'a deadline; the page says it, opens by itself when it can; a note opens from our own table',
    told: ['alert.closed.title', 'alert.closed.text', 'alert.closed.open'],
    proofs: [
      ['failures/database-closed.test.ts', 'V14 a database that does not open at start'],
      ['failures/storage-truth.test.ts', 'V14 blocked'],
      ['notes/failures.test.ts', 'O6 y-indexeddb does not open'],
    ],
  },
  {
    came: 'the browser closes the database while one works',
    did: 'nothing more is taken as if nothing had happened; the form stays full; opened again it goes on',
    told: ['alert.closed.title', 'alert.closed.text', 'alert.saveUnsent', 'status.closed'],
    proofs: [
      ['failures/database-closed.test.ts', 'V14 closed by a newer app'],
      ['failures/database-closed.test.ts', 'V14 closed by force'],
      ['notes/failures.test.ts', 'O6 a connection that the browser closed'],
    ],
  },
  {
    came: 'the browser erases everything (eviction)',
    did: 'noticed while open and at the next start; said since when and how much had not been sent; a device that may be erased is told to be so before',
    told: ['storage.notGranted', 'status.notGuaranteed'],
    proofs: [
      ['failures/database-closed.test.ts', 'V14 the browser erases everything of the app'],
      ['failures/database-closed.test.ts', 'V14 the browser erases everything while an interview'],
      ['failures/storage-truth.test.ts', 'V14 erased by the browser'],
      ['replica/status.test.ts', 'Q3 late is over three days'],
    ],
  },
  {
    came: 'a person clears the data of the browser',
    did: 'the same as an eviction; what was sent is at the head, what was not can have been copied into a file before',
    told: ['alert.saveUnsent'],
    proofs: [
      ['failures/storage-truth.test.ts', 'V14 erased by the browser'],
      ['carry/carried.test.ts', 'S273 C30 fourteen visits on a stick'],
    ],
  },
  {
    came: 'no room on the device (quota)',
    did: 'the tap is not counted and says so; the form stays; what comes from the head stops, what goes to it goes on',
    told: ['alert.full.title', 'alert.full.text', 'alert.retry', 'alert.saveUnsent'],
    proofs: [
      ['failures/storage-full.test.ts', 'V14 full while saving'],
      ['failures/storage-full.test.ts', 'V14 full on Today'],
      ['replica/no-room.test.ts', 'V14 over quota while receiving'],
    ],
  },
  {
    came: 'the power goes',
    did: 'every writing transaction is strict; what was said to be kept is there after kill -9, on the device and at the relay',
    told: 'nothing: what was said to be kept is',
    proofs: [
      ['failures/strict-commits.test.ts', 'D1 every transaction'],
      ['failures/kills.test.ts', 'P1 S2 the browser killed'],
      ['failures/kills.test.ts', 'L1 S2 the relay killed'],
      ['failures/torn-log.test.ts', 'P1 S2 a kill in the middle'],
      ['relay/acknowledgement.test.ts', 'L1 whenever the power goes'],
    ],
  },
  {
    came: 'two tabs',
    did: 'one leads and sends; both write; when it is closed or killed the other leads',
    told: 'nothing: both show the same',
    proofs: [
      ['failures/two-tabs.test.ts', 'M2 both tabs write at once'],
      ['replica/leader.test.ts', 'L1 the first tab leads'],
    ],
  },
  {
    came: 'a new version, with another form of the tables',
    did: 'it waits until nothing half typed is open; statements are never rewritten, rows are folded anew from them; no database is renamed',
    told: ['update.ready', 'update.waits', 'update.incomplete'],
    proofs: [
      ['failures/updates.test.ts', 'PW2 S2 a form that is half typed'],
      ['failures/pwa.test.ts', 'PW2 a new version'],
      ['store/commit.test.ts', 'P3 a rebuilt table'],
    ],
  },
  {
    came: 'sending fails, day after day',
    did: 'how many wait and since when stands on every screen; never "saved" before the head has it',
    told: ['status.toSend', 'status.oldest', 'status.heard', 'status.findNetwork'],
    proofs: [
      ['replica/status.test.ts', 'Q7 over every combination'],
      ['replica/status.test.ts', 'Q2 as long as one record waits'],
      ['failures/broken-line.test.ts', 'M9 a wifi page'],
      ['screens/status-words.test.ts', 'SL1 what waits too long'],
    ],
  },
  {
    came: 'bits that a disk has changed',
    did: 'on the device: noticed, set apart, fetched again or told; at the relay: an error of its document alone',
    told: ['refusal.form.why'],
    proofs: [
      ['store/damaged.test.ts', 'V14 what was received is stamped'],
      ['store/damaged.test.ts', 'V14 a damaged row that was not sent'],
      ['relay/log.test.ts', 'L3 a row whose bytes changed on the disk'],
      ['failures/set-aside.test.ts', 'N6 an unreadable row on the device itself'],
    ],
  },
  {
    came: 'a clock that is wrong, or jumps',
    did: 'the head’s sequence orders, not clocks; a doubtful day is asked about; what others see has the head’s time',
    told: 'that the day is to be confirmed, on the entry itself',
    proofs: [
      ['failures/wrong-clock.test.ts', 'V7 a clock that jumps to 2099'],
      ['failures/wrong-clock.test.ts', 'V7 a clock three hours ahead'],
      ['replica/head-time.test.ts', 'V7 the answer is written with the head’s own time'],
    ],
  },
  {
    came: 'a relay restored from last night’s backup',
    did: 'its history is another: each device gives back what it lacks, once; nothing that is unsent is ever dropped',
    told: 'nothing: what had been received is received again',
    proofs: [
      ['replica/sync.test.ts', 'M7 a relay restored'],
      ['relay/rehearsal.test.ts', 'B6 '],
    ],
  },
  {
    came: 'a profile that was copied, a device restored from an image',
    did: 'keys are chance and client ids are moved: both copies’ entries arrive, none twice',
    told: 'the copy that sends second learns of it; a new code parts the two',
    proofs: [
      ['replica/sync.test.ts', 'M6 a cloned profile'],
      ['replica/cloned.test.ts', 'A4 C16 two copies'],
    ],
  },
]
