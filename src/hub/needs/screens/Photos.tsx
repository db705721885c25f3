/** Photos of a need; its organisation adds some and takes them away. */
import { withFile } from '#app/call.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { FileField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addPhoto, removePhoto } from '../contract/needs.ts'
import type { OfNeed } from './Need.tsx'
import { NeedPhoto } from './NeedPhoto.tsx'

export const photoTypes = 'image/jpeg,image/png,image/webp'
const start = { photo: null as File | null }

export function Photos({ of: one }: OfNeed) {
  const t = useWords()
  const removing = useAct(removePhoto)
  const isOwn = one.acting.some(({ id, powers }) => id === one.author.id && powers.includes('speak'))
  if (one.photos.length === 0 && !isOwn) return null
  return (
    <>
      <div className="need-photos">
        {one.photos.map((photo, at) => (
          <div key={photo}>
            <NeedPhoto need={one.id} photo={photo} says={t('needs.photo_of', { number: at + 1 })} />
            {isOwn ? (
              <Button
                kind="quiet"
                label={t('needs.remove_photo_of', { number: at + 1 })}
                press={() => removing.act({ need: one.id, photo })}
              >
                {t('needs.remove_photo')}
              </Button>
            ) : null}
          </div>
        ))}
      </div>
      {isOwn ? <Add of={one} /> : null}
      <Trouble of={removing.error} />
    </>
  )
}

function Add({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(addPhoto)
  return (
    <Sheet words={t('needs.add_photo')} title={t('needs.add_photo')} kind="quiet" icon="plus">
      {(close) => (
        <Form<typeof start, typeof addPhoto>
          name={`photo-${one.id}`}
          start={start}
          act={act}
          keep={false}
          send={({ photo }) => withFile({ need: one.id }, photo as File)}
          submit={t('needs.add_photo')}
          done={close}
        >
          <FileField name="photo" label={t('needs.photo')} accept={photoTypes} />
        </Form>
      )}
    </Sheet>
  )
}
