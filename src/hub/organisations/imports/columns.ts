/** What the columns of a list of organisations are called. */
import type { FieldMeaning } from '#platform/imports/kind.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())
const under = (text: string): string[] =>
  ['contact', 'contacts', 'people'].flatMap((one) => words(text).map((word) => `${one}/${word}`))

export const parents: readonly FieldMeaning[] = [
  {
    key: 'orgName',
    required: true,
    words: words(
      'organisation | co-op | coopérative | organisatie | coöperatie | Organisation | Genossenschaft | organización | cooperativa | organisation name',
    ),
  },
  { key: 'orgKind', words: words('kind | genre | soort | Art | tipo | type') },
  {
    key: 'orgStage',
    words: words('stage of life | étape | étape de vie | levensfase | Lebensphase | etapa | life stage'),
  },
  { key: 'orgState', words: words('status | statut | stand | Stand | estado | state | membership') },
  { key: 'orgNumber', words: words('number | numéro | nummer | Nummer | número | join seq') },
  {
    key: 'orgSince',
    words: words(
      'takes part since | participe depuis | neemt deel sinds | dabei seit | participa desde | since | depuis | sinds | seit | desde',
    ),
  },
  { key: 'orgCountry', words: words('country | pays | land | Land | país') },
  { key: 'orgCity', words: words('city | ville | stad | Ort | ciudad | town') },
  { key: 'orgCurrency', words: words('currency | devise | munt | Währung | moneda') },
  { key: 'orgLanguage', words: words('language | langue | taal | Sprache | idioma') },
  { key: 'orgVat', words: words('VAT number | numéro de TVA | btw-nummer | USt-IdNr. | NIF-IVA | TVA | VAT | btw') },
  { key: 'orgWebsite', words: words('website | site web | site | Website | sitio web') },
  {
    key: 'orgSoftware',
    words: words('software version | version du logiciel | softwareversie | Softwareversion | versión del programa'),
  },
]

const children: readonly FieldMeaning[] = [
  {
    key: 'orgContact',
    words: [
      ...words(
        'contact | contact person | personne de contact | contactpersoon | Kontakt | Ansprechperson | persona de contacto',
      ),
      ...under('name | nom | naam | Name | nombre'),
    ],
  },
  {
    key: 'orgEmail',
    words: [...words('e-mail | email | courriel | adresse mail | correo'), ...under('email | e-mail')],
  },
  { key: 'orgPhone', words: [...words('phone | téléphone | telefoon | Telefon | teléfono'), ...under('phone')] },
  { key: 'orgAbout', words: [...words('for what | pour quoi | waarvoor | wofür | para qué | role'), ...under('role')] },
  {
    key: 'orgPowers',
    words: [...words('powers | pouvoirs | bevoegdheden | Befugnisse | poderes'), ...under('powers')],
  },
  {
    key: 'orgLimit',
    words: [
      ...words('commits up to | engage jusqu’à | verbindt tot | sagt zu bis | compromete hasta | commit limit'),
      ...under('limit'),
    ],
  },
]
export const fields = [...parents, ...children]
