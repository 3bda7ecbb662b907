// What the relay counts, as Prometheus reads it (W3). Labels come from closed lists: never a device, a document, an address or anything sent.

/** Upper bounds of the buckets of a commit's time, seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** … and of a batch's size, pieces. */
const PIECES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

const COUNTERS = {
  relais_connections_total: ['way', 'Connections accepted.'],
  relais_closed_total: ['code', 'Connections ended, by close code.'],
  relais_pieces_total: [null, 'Pieces and updates handed to the log.'],
  relais_acknowledged_total: [null, 'Pieces and updates acknowledged after the flush.'],
  relais_statements_total: [null, 'Statements in what was acknowledged.'],
  relais_refused_total: ['reason', 'Pieces, carried ones too, that were not taken, by the reason that was answered.'],
  relais_unstored_total: [null, 'Pieces and updates that could not be stored and were not acknowledged.'],
  relais_alarms_total: ['kind', 'Alarms raised.'],
  relais_received_bytes_total: [null, 'Bytes read from sockets of devices.'],
  relais_sent_bytes_total: [null, 'Bytes written to sockets of devices.'],
  relais_backups_total: ['how', 'Backups tried.'],
} as const
const HISTOGRAMS = {
  relais_commit_seconds: [SECONDS, 'From a batch being taken up to its flush.'],
  relais_batch_pieces: [PIECES, 'Pieces and updates in a batch.'],
} as const
type CounterName = keyof typeof COUNTERS
type HistogramName = keyof typeof HISTOGRAMS
/** `name`, with its labels if it has any; what it says; the value, or null when it is not known. */
export type Gauge = {
  readonly name: string
  readonly says: string
  readonly value: number | null
  readonly label?: readonly [string, string]
}

export type Metrics = {
  count(name: CounterName, n?: number, label?: string): void
  observe(name: HistogramName, value: number): void
  value(name: CounterName): number
  /** The text format 0.0.4. */
  text(gauges: readonly Gauge[]): string
}

type Histogram = { readonly buckets: number[]; sum: number; n: number }

export const createMetrics = (): Metrics => {
  const counters = new Map<CounterName, Map<string, number>>()
  const histograms = new Map<HistogramName, Histogram>()
  const of = (name: HistogramName): Histogram => {
    let h = histograms.get(name)
    if (!h) histograms.set(name, (h = { buckets: HISTOGRAMS[name][0].map(() => 0), sum: 0, n: 0 }))
    return h
  }
  return {
    count(name, n = 1, label = '') {
      let c = counters.get(name)
      if (!c) counters.set(name, (c = new Map()))
      c.set(label, (c.get(label) ?? 0) + n)
    },
    observe(name, value) {
      const h = of(name)
      HISTOGRAMS[name][0].forEach((bound, i) => {
        if (value <= bound) h.buckets[i] = (h.buckets[i] ?? 0) + 1
      })
      h.sum += value
      h.n++
    },
    value: name => [...(counters.get(name)?.values() ?? [])].reduce((a, b) => a + b, 0),
    text(gauges) {
      const out: string[] = []
      for (const [name, [label, says]] of Object.entries(COUNTERS) as [CounterName, (typeof COUNTERS)[CounterName]][]) {
        out.push(`# HELP ${name} ${says}`, `# TYPE ${name} counter`)
        const held = counters.get(name) ?? new Map<string, number>(label ? [] : [['', 0]])
        for (const [word, n] of held) out.push(label ? `${name}{${label}="${word}"} ${n}` : `${name} ${n}`)
      }
      for (const name of Object.keys(HISTOGRAMS) as HistogramName[]) {
        const [bounds, says] = HISTOGRAMS[name]
        const h = of(name)
        out.push(`# HELP ${name} ${says}`, `# TYPE ${name} histogram`)
        bounds.forEach((b, i) => out.push(`${name}_bucket{le="${b}"} ${h.buckets[i] ?? 0}`))
        out.push(`${name}_bucket{le="+Inf"} ${h.n}`, `${name}_sum ${h.sum}`, `${name}_count ${h.n}`)
      }
      let before = ''
      for (const { name, says, value, label } of gauges) {
        if (value === null) continue
        if (name !== before) out.push(`# HELP ${name} ${says}`, `# TYPE ${name} gauge`)
        before = name
        out.push(label ? `${name}{${label[0]}="${label[1]}"} ${value}` : `${name} ${value}`)
      }
      return `${out.join('\n')}\n`
    },
  }
}
