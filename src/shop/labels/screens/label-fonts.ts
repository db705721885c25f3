/** The fonts of labels in the browser: the very files that are printed, so that the preview is the paper. */
import { useEffect, useState } from 'react'
import { call } from '#app/call.ts'
import { readFont } from '../contract.ts'
import { type FontName, fontNames } from '../rules/format.ts'

export const familyOf = (font: FontName): string => `label-${font}`

let loading: Promise<void> | undefined

async function loadAll(): Promise<void> {
  const faces = await Promise.all(
    fontNames.map(async (font) => {
      const file = (await call(readFont, { font })) as Blob // a `sends` route answers its bytes
      return new FontFace(familyOf(font), await file.arrayBuffer()).load()
    }),
  )
  for (const face of faces) document.fonts.add(face)
}

/** Whether letters can be drawn as they are printed. Without the fonts they are drawn in those of the device. */
export function useLabelFonts(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    loading ??= loadAll().catch(() => {
      loading = undefined
    })
    void loading.then(() => setReady(true))
  }, [])
  return ready
}
