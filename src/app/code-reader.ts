/** Reads barcodes and QR codes from the camera or from a picture. Browsers that can read codes do it themselves; for
 *  all others ZXing comes with our own files, when it is needed, and is kept for times without network. */

/** What a code is read from: the running camera, or a picture somebody took. */
export type CodeSource = HTMLVideoElement | Blob

export interface CodeReader {
  /** The text of a code that is seen, or null. */
  read(source: CodeSource): Promise<string | null>
}

/** What browsers that read codes offer; the compiler does not know it yet. */
interface Detector {
  detect(source: HTMLVideoElement | ImageBitmap): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (wish: { formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Formats of member cards, by the names of browsers. */
const formats = ['ean_13', 'code_128', 'code_39', 'qr_code'] as const

let reader: Promise<CodeReader> | undefined

/** The reader of this device, made once. Asking early loads what it needs while there is network. */
export function codeReader(): Promise<CodeReader> {
  reader ??= makeReader().catch((thrown: unknown) => {
    reader = undefined // without network it is made the next time
    throw thrown
  })
  return reader
}

async function makeReader(): Promise<CodeReader> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  const known = Maker ? await Maker.getSupportedFormats() : []
  if (Maker && formats.every((format) => known.includes(format))) return ownReader(new Maker({ formats }))
  const { zxingReader } = await import('./zxing.ts')
  return await zxingReader()
}

const ownReader = (detector: Detector): CodeReader => ({
  read: async (source) => {
    const seen = await detector.detect(source instanceof Blob ? await createImageBitmap(source) : source)
    return seen[0]?.rawValue ?? null
  },
})
