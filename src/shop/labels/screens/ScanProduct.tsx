/** The code of a product, by camera, by a scanner that types, or by hand. */
import { CodeBox } from '#app/ui/CodeBox.tsx'
import { useWords } from '#app/words.ts'

export interface ScanProductProps {
  readonly found: (code: string) => void
  /** Of the field and its button, where something else than a product is meant. */
  readonly label?: string
  readonly take?: string
  /** Where codes of places are meant too, which are longer. */
  readonly longest?: number
}

export function ScanProduct({ found, label, take, longest = 48 }: ScanProductProps) {
  const t = useWords()
  return (
    <CodeBox
      className="scan-product"
      longest={longest}
      found={found}
      words={{
        label: label ?? t('labels.scan'),
        take: take ?? t('labels.scan.take'),
        camera: t('labels.scan.camera'),
        cameraStop: t('labels.scan.camera_stop'),
        seen: (what) => t(`labels.scan.${what}`),
      }}
    />
  )
}
