/** Pictures and films of a page: a reader loads nothing from elsewhere, and a film has captions. */
import { withFile } from '#app/call.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { FileField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addSiteFile, removeSiteFile } from '../contract/site-files.ts'
import { isFilm } from '../rules/site-file.ts'
import type { OneSitePage } from './SitePage.tsx'
import './news.css'
import { languageNames } from '#platform/values/languages.ts'

interface OfPage {
  readonly of: OneSitePage
}

export function SiteFiles({ of: one }: OfPage) {
  const t = useWords()
  const remove = useAct(removeSiteFile)
  const shown = one.files.filter(({ film }) => film === null)
  return (
    <Card title={t('site.files')} action={<Add of={one} />}>
      <div className="stack">
        <p className="quiet">{t('site.files_says')}</p>
        {shown.map(({ number, says, href, line, type }) => {
          const captions = one.files.filter(({ film }) => film === number)
          return (
            <figure key={number} className="issue-picture">
              {isFilm(type) ? (
                // biome-ignore lint/a11y/useMediaCaption: the captions are those that were added; without them it is not published
                <video src={href} controls preload="metadata" aria-label={says}>
                  {captions.map((each) => (
                    <track key={each.number} kind="captions" src={each.href} srcLang={each.language ?? ''} />
                  ))}
                </video>
              ) : (
                <img src={href} alt={says} loading="lazy" />
              )}
              <figcaption>
                <code>{line}</code>
                {isFilm(type) && captions.length === 0 ? (
                  <Status tone="attention" says={t('site.captions_missing')} />
                ) : null}
                <Button
                  kind="quiet"
                  icon="trash"
                  label={t('site.file_remove_named', { says })}
                  press={() => remove.act({ sitePage: one.id, number })}
                >
                  {t('site.file_remove')}
                </Button>
              </figcaption>
            </figure>
          )
        })}
        <Trouble of={remove.error} />
      </div>
    </Card>
  )
}

function Add({ of: one }: OfPage) {
  const t = useWords()
  const act = useAct(addSiteFile)
  const films = one.files.filter(({ type }) => isFilm(type))
  const start = { file: null as File | null, says: '', film: '', language: one.language as string }
  return (
    <Sheet words={t('site.file_add')} title={t('site.file_add')} icon="plus">
      {(close) => (
        <Form<typeof start, typeof addSiteFile>
          name={`site-file-${one.id}`}
          start={start}
          act={act}
          keep={false}
          send={({ file, says, film, language }) =>
            withFile(
              {
                sitePage: one.id,
                says,
                ...(film === '' ? {} : { film: Number(film), language: language as OneSitePage['language'] }),
              },
              file as File,
            )
          }
          submit={t('site.file_add')}
          done={close}
        >
          <FileField
            name="file"
            label={t('site.file')}
            accept="image/png,image/jpeg,image/webp,video/mp4,video/webm,.vtt"
          />
          <TextField name="says" label={t('site.file_shows')} hint={t('site.file_shows_hint')} />
          {films.length === 0 ? null : (
            <>
              <SelectField
                name="film"
                label={t('site.file_film')}
                options={films.map(({ number, says }) => ({ value: String(number), label: `${number} · ${says}` }))}
                optional
              />
              <SelectField
                name="language"
                label={t('site.file_language')}
                options={one.languages.map((value) => ({ value, label: languageNames[value] }))}
              />
            </>
          )}
        </Form>
      )}
    </Sheet>
  )
}
