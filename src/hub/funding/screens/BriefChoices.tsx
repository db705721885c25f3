/** For whose board, and in which language: both stay in the address. */
import '@mantine/core/styles/Input.css'
import { NativeSelect } from '@mantine/core'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readBrief } from '../contract/brief.ts'
import { readSharers } from '../contract/sharers.ts'
import './rounds.css'
import { languageNames } from '#platform/values/languages.ts'

export function BriefChoices({ brief }: { readonly brief: ReplyOf<typeof readBrief> }) {
  const t = useWords()
  const address = useAddress()
  const rows = useRead(readSharers, {}).data?.rows ?? [{ id: brief.participant, name: brief.participantName }]
  return (
    <div className="sim-fields not-printed">
      <NativeSelect
        label={t('rounds.brief_for')}
        value={brief.participant}
        data={rows.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => address.set({ participant: event.currentTarget.value }, { replace: true })}
      />
      <NativeSelect
        label={t('rounds.brief_language')}
        value={brief.language}
        data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
        onChange={(event) => address.set({ language: event.currentTarget.value }, { replace: true })}
      />
    </div>
  )
}
