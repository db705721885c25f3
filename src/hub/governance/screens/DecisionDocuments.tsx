/** Documents of a decision: everybody reads them, the core group adds them. */
import { download } from '#app/download.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { FileField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDocument, readDocument, removeDocument } from '../contract/decision-documents.ts'
import type { readDecision } from '../contract/decisions.ts'

interface OfDecision {
  readonly of: Pick<ReplyOf<typeof readDecision>, 'id' | 'documents' | 'steers'>
}

export function DecisionDocuments({ of: one }: OfDecision) {
  const t = useWords()
  if (one.documents.length === 0 && !one.steers) return null
  return (
    <Card title={t('governance.field.documents')}>
      {one.documents.length === 0 ? <p className="quiet">{t('governance.no_documents')}</p> : null}
      <ul className="plain-list">
        {one.documents.map((document) => (
          <li key={document.id} className="row">
            <Button
              kind="quiet"
              icon="download"
              press={() => download(readDocument, { decided: one.id, decisionDocument: document.id }, document.name)}
            >
              {document.name}
            </Button>
            {one.steers ? <Remove decided={one.id} document={document} /> : null}
          </li>
        ))}
      </ul>
      {one.steers ? <AddDocument decided={one.id} /> : null}
    </Card>
  )
}

interface RemoveProps {
  readonly decided: string
  readonly document: OfDecision['of']['documents'][number]
}

function Remove({ decided, document: { id, name } }: RemoveProps) {
  const t = useWords()
  const remove = useAct(removeDocument)
  return (
    <Confirm
      words={t('governance.remove_document', { name })}
      title={t('governance.remove_document', { name })}
      says={t('governance.remove_document_says')}
      sure={t('governance.remove_document_sure')}
      press={() => remove.act({ decided, decisionDocument: id })}
      error={remove.error}
    />
  )
}

const start = { file: null as File | null }

function AddDocument({ decided }: { readonly decided: string }) {
  const t = useWords()
  const act = useAct(addDocument)
  return (
    <Sheet words={t('governance.add_document')} title={t('governance.add_document')} icon="plus">
      {(close) => (
        <Form<typeof start, typeof addDocument>
          name={`document-${decided}`}
          start={start}
          act={act}
          keep={false}
          send={({ file }) => ({ decided, ...(file ? { file } : {}) })}
          submit={t('governance.add_document')}
          done={close}
        >
          <FileField
            name="file"
            label={t('governance.document')}
            hint={t('governance.document_hint')}
            accept="application/pdf,image/jpeg,image/png,image/webp"
          />
        </Form>
      )}
    </Sheet>
  )
}
