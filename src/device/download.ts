// Hands a file to the browser, which asks or knows where it goes. It needs no room in the browser's own storage.

const RELEASE = 60_000 // milliseconds a browser may take to begin reading the file

/** `type`: its media type. */
export const download = (name: string, content: string | Uint8Array, type: string): void => {
  const part = typeof content === 'string' ? content : (content as Uint8Array<ArrayBuffer>) // never shared with another thread
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE)
}
