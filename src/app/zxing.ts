/** ZXing, loaded only where the browser reads no codes itself. The file is ours: nothing is asked of anybody else. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import file from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeReader } from './code-reader.ts'

const options = { formats: ['EAN13', 'Code128', 'Code39', 'QRCode'], maxNumberOfSymbols: 1 } as const

/** Longer sides than this cost time and show no more bars. */
const longestSide = 1280

export async function zxingReader(): Promise<CodeReader> {
  await prepareZXingModule({ overrides: { locateFile: () => file }, fireImmediately: true })
  const canvas = document.createElement('canvas')
  return {
    read: async (source) => {
      const image = source instanceof Blob ? source : frameOf(source, canvas)
      if (image === null) return null
      const [seen] = await readBarcodes(image, { ...options, formats: [...options.formats] })
      return seen?.isValid ? seen.text : null
    },
  }
}

/** What the camera shows now; null before its first picture. */
function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight, 1))
  canvas.width = Math.trunc(videoWidth * scale)
  canvas.height = Math.trunc(videoHeight * scale)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen || canvas.width === 0) return null
  pen.drawImage(video, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
