/** node scripts/prove-labels.ts [LABELS]: a run of 500 labels on the narrowest and on the standard sheet, two pages of
 *  every other one and twenty labels of a roll, drawn by poppler as a printer of 203 and 300 dpi would, and every barcode
 *  read back by zbar. The narrowest format first. */
import { labelsPerPage, type Paper } from '#shop/labels/rules/paper.ts'
import { readyFormats } from '#shop/labels/rules/ready-formats.ts'
import { missingTools, prove } from '../test/label-proof.ts'

const labels = Number(process.argv[2] ?? 500)
const wholeRuns = ['sheet_65', 'a4_60x38']
const labelsOn = (paper: Paper): number => {
  if (wholeRuns.includes(paper.id)) return labels
  return Math.min(labels, paper.kind === 'roll' ? 20 : 2 * labelsPerPage(paper))
}
const missing = missingTools()
if (missing.length > 0) {
  console.error(`needs ${missing.join(', ')}: install poppler-utils and zbar-tools`)
  process.exit(1)
}

let unread = 0
for (const ready of [...readyFormats].sort((one, other) => one.format.width - other.format.width))
  for (const paper of ready.papers)
    for (const dotsPerInch of [203, 300]) {
      const proof = await prove(ready, paper, labelsOn(paper), dotsPerInch)
      unread += proof.unread.length
      const told = proof.unread.length === 0 ? 'all read' : `NOT READ: ${proof.unread.join(' ')}`
      console.info(
        `${ready.format.id} on ${paper.id}, ${dotsPerInch} dpi: ${proof.labels} labels, ${proof.pages} pages, ${told}`,
      )
    }
process.exit(unread === 0 ? 0 : 1)
