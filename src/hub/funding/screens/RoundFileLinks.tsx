/** The file by which anybody makes the sum of a round again. */
import { download } from '#app/download.ts'
import { Button } from '#app/ui/Button.tsx'
import { useWords } from '#app/words.ts'
import { readRoundFile } from '../contract/round-file.ts'
import type { OfRound } from './Round.tsx'

export function RoundFileLinks({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  return (
    <>
      <p className="quiet">{t('rounds.file_says')}</p>
      <div className="row">
        {(['json', 'csv'] as const).map((format) => (
          <Button
            key={format}
            kind="quiet"
            icon="download"
            press={() => download(readRoundFile, { round: id, format }, `round-${round.seq}.${format}`)}
          >
            {t(`rounds.file.${format}`)}
          </Button>
        ))}
      </div>
    </>
  )
}
