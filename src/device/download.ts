// Hands a file to the browser, which asks or knows where it goes. It needs no room in the browser's own storage.

const RELEASE = 60_000 // milliseconds a browser may take to begin reading the file

export const download = (name: string, file: Blob): void => {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE)
}
