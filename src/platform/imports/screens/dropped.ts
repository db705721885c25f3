/** Files out of what somebody dropped or chose: folders are opened, other sorts of files are passed over. */
const readable = /\.(csv|tsv|txt|xlsx|xls)$/i

export const acceptedFiles = '.csv,.tsv,.txt,.xlsx,.xls'

export const readableFiles = (files: Iterable<File>): readonly File[] =>
  [...files].filter((file) => readable.test(file.name) && !file.name.startsWith('.') && !file.name.startsWith('~$'))

/** Must be called before the drop event is over: entries are gone afterwards. */
export async function filesOf(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return readableFiles(transfer.files)
  return readableFiles((await Promise.all(entries.map(filesIn))).flat())
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((done, broken) => (entry as FileSystemFileEntry).file(done, broken))]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: File[] = []
  // A folder is read in portions; the last one is empty.
  for (let more = await portion(reader); more.length > 0; more = await portion(reader))
    found.push(...(await Promise.all(more.map(filesIn))).flat())
  return found
}

const portion = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((done, broken) => reader.readEntries(done, broken))
