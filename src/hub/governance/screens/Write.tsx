/** A proposal is begun: a draft, until all its parts are told. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readWriters, writeProposal } from '../contract/proposals.ts'
import { pageOf } from './proposal-words.ts'
import { emptyTemplate, sentTemplate, TemplateFields } from './TemplateFields.tsx'

export function WriteScreen() {
  const t = useWords()
  return (
    <Page
      title={t('governance.write')}
      back={{ href: '/community/proposals', says: t('governance.proposals') }}
      read={useRead(readWriters, {})}
    >
      {(data) => <WriteForm of={data} />}
    </Page>
  )
}

function WriteForm({ of }: { readonly of: ReplyOf<typeof readWriters> }) {
  const t = useWords()
  const address = useAddress()
  const start = { ...emptyTemplate, participant: of.organisations[0]?.id ?? '' }
  return (
    <Card>
      <Form<typeof start, typeof writeProposal>
        name="write-proposal"
        start={start}
        act={useAct(writeProposal)}
        send={({ participant, ...typed }) => ({ participant: participant || null, ...sentTemplate(typed) })}
        submit={t('governance.keep_draft')}
        done={({ rfc }) => address.go(pathTo(pageOf, { rfc }))}
      >
        {of.organisations.length > 0 ? (
          <SelectField
            name="participant"
            label={t('governance.for')}
            options={of.organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <TemplateFields {...of} />
      </Form>
    </Card>
  )
}
