/** Pictures of an issue: each goes along with every mail, so that nothing is loaded when it is read. */
import { withFile } from '#app/call.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { FileField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addPicture, removePicture } from '../contract/issues.ts'
import { whyNotIssue } from '../rules/issue.ts'
import type { OneIssue } from './Issue.tsx'
import './news.css'

export function IssuePictures({ of: one }: { readonly of: OneIssue }) {
  const t = useWords()
  const remove = useAct(removePicture)
  const writes = whyNotIssue('write', one.state).length === 0
  if (one.pictures.length === 0 && !writes) return null
  return (
    <Card title={t('news.pictures')} action={writes ? <Add of={one} /> : undefined}>
      <div className="stack">
        <p className="quiet">{t(one.pictures.length === 0 ? 'news.no_pictures' : 'news.pictures_says')}</p>
        {one.pictures.map(({ id, says, href, line }) => (
          <figure key={id} className="issue-picture">
            <img src={href} alt={says} loading="lazy" />
            <figcaption>
              <code>{line}</code>
              {writes ? (
                <Button
                  kind="quiet"
                  icon="trash"
                  label={t('news.remove_picture_of', { says })}
                  press={() => remove.act({ issue: one.id, picture: id })}
                >
                  {t('news.remove_picture')}
                </Button>
              ) : null}
            </figcaption>
          </figure>
        ))}
        <Trouble of={remove.error} />
      </div>
    </Card>
  )
}

const start = { file: null as File | null, says: '' }

function Add({ of: one }: { readonly of: OneIssue }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(addPicture)
  return (
    <Sheet words={t('news.add_picture')} title={t('news.add_picture')} icon="plus">
      {(close) => (
        <Form<typeof start, typeof addPicture>
          name={`picture-${one.id}`}
          start={start}
          act={act}
          keep={false}
          send={({ file, says }) => withFile({ issue: one.id, says }, file as File)}
          submit={t('news.add_picture')}
          done={() => {
            said(t('news.picture_added'))
            close()
          }}
        >
          <FileField name="file" label={t('news.picture')} accept="image/png,image/jpeg" />
          <TextField name="says" label={t('news.picture_shows')} hint={t('news.picture_shows_hint')} />
        </Form>
      )}
    </Sheet>
  )
}
