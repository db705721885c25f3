/** Pictures of a product, quality, brand or maker: shown, added and taken away. */
import './pictures.css'
import { useAct, useRead } from '#app/reading.ts'
import { may, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { FileField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addPicture, readPictures, removePicture } from '../contract-picture.ts'
import { type PictureKind, picturesAtMost } from '../rules/picture.ts'

const useSource = () => {
  const shop = useOrganisation()
  return (picture: string) => `/api/v1/public/${shop?.id ?? ''}/product-pictures/${picture}`
}

/** Small, for lists; without words, since the name stands beside it. */
export function Thumb({ picture }: { readonly picture: string | null }) {
  const source = useSource()
  return picture ? <img className="thumb" src={source(picture)} alt="" loading="lazy" width={40} height={40} /> : null
}

/** Large, for the page of a product. */
export function Picture({ picture, says }: { readonly picture: string; readonly says: string }) {
  const source = useSource()
  return (
    <div className="pictures">
      <img src={source(picture)} alt={says} />
    </div>
  )
}

export interface PicturesProps {
  readonly kind: PictureKind
  readonly of: string
  readonly name: string
}

export function Pictures({ kind, of, name }: PicturesProps) {
  const t = useWords()
  const source = useSource()
  const edits = may('catalogue.edit')
  const remove = useAct(removePicture)
  return (
    <Read of={useRead(readPictures, { kind, of })}>
      {({ pictures }) => (
        <div className="stack">
          <Trouble of={remove.error} />
          {pictures.length === 0 ? <p className="quiet">{t('catalogue.no_picture')}</p> : null}
          <div className="pictures">
            {pictures.map(({ picture }) => (
              <figure key={picture}>
                <img src={source(picture)} alt={t('catalogue.picture_of', { name })} />
                {edits ? (
                  <Button kind="quiet" icon="trash" press={() => remove.act({ picture })}>
                    {t('catalogue.remove_picture')}
                  </Button>
                ) : null}
              </figure>
            ))}
          </div>
          {edits && (kind !== 'product' || pictures.length < picturesAtMost(kind)) ? <Add kind={kind} of={of} /> : null}
        </div>
      )}
    </Read>
  )
}

function Add({ kind, of }: { readonly kind: PictureKind; readonly of: string }) {
  const t = useWords()
  const add = useAct(addPicture)
  const photo = kind === 'product'
  return (
    <Form<{ file: File | null }, typeof addPicture>
      name={`picture-${kind}-${of}`}
      start={{ file: null }}
      act={add}
      keep={false}
      again
      send={({ file }) => ({ kind, of, file }) as never}
      submit={t(photo ? 'catalogue.add_photo' : 'catalogue.set_logo')}
      submitKind="other"
    >
      <FileField
        name="file"
        label={t('catalogue.choose_picture')}
        hint={t(photo ? 'catalogue.photo_hint' : 'catalogue.logo_hint')}
        accept={photo ? 'image/jpeg,image/png,image/webp' : 'image/png,image/svg+xml'}
      />
    </Form>
  )
}
