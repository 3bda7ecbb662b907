// Draws the app's icons: a sheet with its red margin and five strokes. `node tests/screens/draw-icons.ts` writes them to public/;
// a test holds the files equal to the drawing.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [number, number, number]
const FIR: Colour = [0x1a, 0x57, 0x43]
const SHEET: Colour = [0xff, 0xff, 0xff]
const MARGIN: Colour = [0xcf, 0x6a, 0x57]
const INK: Colour = [0x16, 0x21, 0x1c]

/** In a box of 100 × 100: a stroke with round ends, or a rectangle with round corners. */
type Shape =
  | {
      readonly is: 'stroke'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly width: number
      readonly colour: Colour
    }
  | {
      readonly is: 'box'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly r: number
      readonly colour: Colour
    }

const mark: readonly Shape[] = [
  { is: 'box', x: 24, y: 20, w: 52, h: 60, r: 2, colour: SHEET },
  { is: 'stroke', from: [35, 21], to: [35, 79], width: 2, colour: MARGIN },
  ...[0, 1, 2, 3].map((i): Shape => ({ is: 'stroke', from: [43 + i * 7, 36], to: [43.5 + i * 7, 63], width: 3.4, colour: INK })),
  { is: 'stroke', from: [39, 58], to: [70, 42], width: 3.4, colour: INK },
]
const ground = (r: number): Shape => ({ is: 'box', x: 0, y: 0, w: 100, h: 100, r, colour: FIR })

/** Every platform cuts a maskable icon its own way, so its ground fills the square. */
const ICONS = [
  { name: 'icon-192.png', size: 192, shapes: [ground(20), ...mark] },
  { name: 'icon-512.png', size: 512, shapes: [ground(20), ...mark] },
  { name: 'icon-maskable-512.png', size: 512, shapes: [ground(0), ...mark] },
] as const

const inside = (s: Shape, x: number, y: number): boolean => {
  if (s.is === 'box') {
    const dx = Math.max(s.x + s.r - x, x - (s.x + s.w - s.r), 0)
    const dy = Math.max(s.y + s.r - y, y - (s.y + s.h - s.r), 0)
    return s.r === 0 ? x >= s.x && x < s.x + s.w && y >= s.y && y < s.y + s.h : dx * dx + dy * dy <= s.r * s.r
  }
  const [ax, ay] = s.from
  const [bx, by] = s.to
  const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)))
  return (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2 <= (s.width / 2) ** 2
}

const FINE = 4 // looks per pixel and direction: soft edges

const pixels = (size: number, shapes: readonly Shape[]): Buffer => {
  const rows = Buffer.alloc(size * (1 + size * 4))
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      let r = 0
      let g = 0
      let b = 0
      let seen = 0
      for (let i = 0; i < FINE * FINE; i++) {
        const x = ((px + ((i % FINE) + 0.5) / FINE) * 100) / size
        const y = ((py + (Math.floor(i / FINE) + 0.5) / FINE) * 100) / size
        const top = shapes.findLast(s => inside(s, x, y))
        if (!top) continue
        r += top.colour[0]
        g += top.colour[1]
        b += top.colour[2]
        seen++
      }
      const at = py * (1 + size * 4) + 1 + px * 4
      if (seen > 0)
        rows.set([Math.round(r / seen), Math.round(g / seen), Math.round(b / seen), Math.round((seen * 255) / (FINE * FINE))], at)
    }
  }
  return rows
}

const chunk = (type: string, body: Buffer): Buffer => {
  const out = Buffer.alloc(12 + body.length)
  out.writeUInt32BE(body.length, 0)
  out.write(type, 4, 'latin1')
  body.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length)
  return out
}

const png = (size: number, shapes: readonly Shape[]): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 6], 8) // eight bits, red green blue alpha
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels(size, shapes), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const hex = (c: Colour): string => `#${c.map(n => n.toString(16).padStart(2, '0')).join('')}`
const svg = (shapes: readonly Shape[]): string => {
  const drawn = shapes.map(s =>
    s.is === 'box'
      ? `<rect x="${s.x}" y="${s.y}" width="${s.w}" height="${s.h}" rx="${s.r}" fill="${hex(s.colour)}"/>`
      : `<path d="M${s.from.join(' ')}L${s.to.join(' ')}" stroke="${hex(s.colour)}" stroke-width="${s.width}" stroke-linecap="round"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${drawn.join('')}</svg>\n`
}

/** File name → contents, as they should lie in public/. */
export const drawIcons = (): Map<string, Buffer> =>
  new Map([['icon.svg', Buffer.from(svg([ground(20), ...mark]))], ...ICONS.map(i => [i.name, png(i.size, i.shapes)] as [string, Buffer])])

export const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const [name, bytes] of drawIcons()) writeFileSync(PUBLIC + name, bytes)
