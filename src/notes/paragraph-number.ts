// Which paragraph a line is for who looks at the text: lines on which nothing stands are not counted.

/** From 1; `line` from 0. */
export const paragraphNumber = (text: string, line: number): number =>
  text
    .split('\n')
    .slice(0, line + 1)
    .filter(l => l.trim() !== '').length
