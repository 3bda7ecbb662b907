// Hands a text to the browser as a file. It needs no room in the browser's own storage.

const RELEASE = 60_000 // milliseconds a browser may take to begin reading the file

export const download = (name: string, text: string, type = 'application/json'): void => {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE)
}
