/** What columns about people are called: by Odoo in five languages and by its technical names, and by shops that
 *  type a list by hand. Earlier words are the likelier ones. */
import type { FieldMeaning } from '#platform/imports/kind.ts'
import {
  looksLikeBarcode,
  looksLikeDay,
  looksLikeEmail,
  looksLikeExternalId,
  looksLikeNumber,
  looksLikeOneOf,
  looksLikePhone,
} from '#platform/imports/looks.ts'
import { plain } from '#platform/values/text.ts'

const lines = (text: string): string[] => text.trim().split(/\s*[|\n]\s*/)

/** Speaks against a column of yes and no; confirms nothing. */
const noYesNo = (samples: readonly string[]): number =>
  samples.length > 0 && samples.every((text) => /^(true|false|vrai|faux|1|0|x)$/.test(plain(text))) ? -1 : 0

/** Speaks against a column that holds anything else. */
const yesNo = (samples: readonly string[]): number =>
  samples.every((text) =>
    /^(true|false|vrai|faux|waar|onwaar|wahr|falsch|oui|non|ja|nee|nein|si|no|yes|x|0|1)$/.test(plain(text)),
  )
    ? 0.5
    : -1

const wholeNumber = (samples: readonly string[]): number =>
  samples.length > 0 && samples.filter((text) => /^\d{1,9}([.,]0+)?$/.test(text)).length * 2 < samples.length
    ? -1
    : looksLikeNumber(samples)

/** Keys of another database, or the numbers of its rows. */
const key = (samples: readonly string[]): number =>
  samples.length > 0 && samples.every((text) => /^\d+$/.test(text)) ? 0.1 : looksLikeExternalId(samples)

export const externalId: FieldMeaning = {
  key: 'externalId',
  words: lines(`id | external id | id externe | identifiant externe | externe id | externe kennung | id externo
    | identificador externo | .id | external_id | xml id`),
  looks: key,
}

export const names: readonly FieldMeaning[] = [
  {
    key: 'name',
    required: true,
    requiredUnless: ['lastName', 'firstName'],
    words: lines(`nom | name | naam | nombre | nom complet | full name | volledige naam | vollständiger name
      | nombre completo | display name | nom affiché | nom d'affichage | weergavenaam | anzeigename
      | nombre mostrado | nombre para mostrar | display_name | complete name | contact | persoon | person | persona | nom et prénom
      | prénom et nom | naam en voornaam | voornaam en naam | vor und nachname | nombre y apellidos`),
    looks: noYesNo,
  },
  {
    key: 'firstName',
    words: lines(`prénom | voornaam | vorname | first name | nombre de pila | firstname | given name | prénoms
      | primer nombre | roepnaam | rufname | first_name`),
    looks: noYesNo,
  },
  {
    key: 'lastName',
    words: lines(`nom de famille | achternaam | nachname | last name | apellidos | apellido | lastname | familienaam
      | familienname | surname | family name | last_name | primer apellido`),
    looks: noYesNo,
  },
]

export const reach: readonly FieldMeaning[] = [
  {
    key: 'email',
    words: lines(`email | e-mail | courriel | correo electrónico | e-mail-adresse | e-mailadres | mail | adresse e-mail
      | adresse électronique | email address | correo | adresse mail | mailadresse | dirección de correo`),
    looks: looksLikeEmail,
  },
  {
    key: 'phone',
    words: lines(`téléphone | telefoon | telefon | teléfono | phone | tél | tel | telefoonnummer | telefonnummer
      | phone number | numéro de téléphone | téléphone fixe | vaste telefoon | festnetz`),
    looks: looksLikePhone,
  },
  {
    key: 'mobile',
    words: lines(`mobile | mobiel | mobil | móvil | gsm | portable | handy | celular | mobile phone | téléphone mobile
      | téléphone portable | mobiele telefoon | gsm-nummer | mobiltelefon | mobilnummer | teléfono móvil | numéro de gsm`),
    looks: looksLikePhone,
  },
]

export const address: readonly FieldMeaning[] = [
  {
    key: 'street',
    words: lines(`rue | straat | straße | calle | street | adresse | adres | dirección | address | rue et numéro
      | straat en nummer | straat en huisnummer | straße und hausnummer | calle y número | strasse | domicilio`),
  },
  {
    key: 'street2',
    words: lines(`rue 2 | straat 2 | straße 2 | calle 2 | street 2 | street2 | straat2 | complément d'adresse
      | adresszusatz | address line 2 | strasse 2`),
  },
  {
    key: 'zip',
    words: lines(
      `code postal | postcode | plz | código postal | zip | postleitzahl | zip code | postal code | cp | c.p.`,
    ),
  },
  {
    key: 'city',
    words:
      lines(`ville | stad | stadt | ciudad | city | plaats | ort | localité | gemeente | commune | town | woonplaats
      | wohnort | población | localidad | municipio | gemeinde`),
  },
  {
    key: 'country',
    words: lines(`pays | land | país | country | country_id | country_id/id | pays/id | land/id | país/id | country/id
      | pays/id externe | country/external id`),
  },
]

export const self: readonly FieldMeaning[] = [
  {
    key: 'language',
    words: lines(`langue | taal | sprache | idioma | language | lang`),
    looks: noYesNo,
  },
  {
    key: 'birthDate',
    words: lines(`date de naissance | geboortedatum | geburtsdatum | fecha de nacimiento | birthdate | date of birth
      | birthdate_date | birth date | birthday | né le | né(e) le | geboren op | geboren am | naissance | anniversaire`),
    looks: looksLikeDay,
  },
  {
    key: 'gender',
    words: lines(`genre | geslacht | geschlecht | género | gender | sexe | sexo | sex`),
    looks: noYesNo,
  },
]

export const cardCode: FieldMeaning = {
  key: 'cardCode',
  words: lines(`code-barres | streepjescode | strichcode | código de barras | barcode | numéro de carte | kaartnummer
    | kartennummer | número de tarjeta | card number | card | carte | kaart | karte | tarjeta | carte de membre | lidkaart
    | mitgliedskarte | carné | tarjeta de socio | member card | n° de carte | code barre | numéro de la carte | carné de socio
    | código de tarjeta | barcode des mitglieds`),
  looks: looksLikeBarcode,
}

export const memberNo: FieldMeaning = {
  key: 'memberNo',
  words: lines(`numéro de coopérateur | coöperantnummer | nummer van de coöperant | cooperator number | mitgliedsnummer
    | número de socio | numéro de membre | lidnummer | member number | cooperator_register_number | número de cooperativista
    | genossenschaftsnummer | coöperatornummer | numéro | nummer | number | número | n° | nr | no | member no
    | numéro coopérateur | nummer coöperant | cooperator register number | mitgliedernummer | ledennummer | n° de membre
    | n° coopérateur | nr. lid | número de miembro | numéro d'adhérent | nummer des mitglieds | member_no | num
    | mitglieds-nr | mitglied nr | lid nr | socio n° | member #`),
  looks: wholeNumber,
}

export const membership: readonly FieldMeaning[] = [
  {
    key: 'since',
    words:
      lines(`date effective | effectieve datum | effective date | wirksamkeitsdatum | fecha efectiva | effective_date
      | membre depuis | lid sinds | mitglied seit | member since | socio desde | date d'adhésion | toetredingsdatum
      | beitrittsdatum | fecha de alta | joined on | ingangsdatum | datum des beitritts | fecha de ingreso | since
      | date d'entrée | coopérateur depuis | gültig ab | datum van ingang | datum der wirksamkeit | fecha de inicio efectiva`),
    looks: looksLikeDay,
  },
  {
    key: 'lastDay',
    words: lines(`dernier jour | laatste dag | letzter tag | último día | last day | date de démission | date de sortie
      | uittredingsdatum | austrittsdatum | fecha de baja | left on | membre jusqu'au | lid tot | mitglied bis | member until`),
    looks: looksLikeDay,
  },
  {
    key: 'isMember',
    words: lines(`coopérateur effectif | effectieve coöperant | effective cooperator | wirksames mitglied
      | cooperativista efectivo | member | membre | lid | mitglied | socio | membre effectif | effectief lid
      | ordentliches mitglied | socio efectivo | aktives mitglied`),
    looks: yesNo,
  },
  {
    key: 'wasMember',
    words:
      lines(`ancien coopérateur | voormalige coöperant | old cooperator | ehemaliges mitglied | antiguo cooperativista
      | old_member | former cooperator | ancien membre | oud-lid | former member | antiguo socio | früheres mitglied
      | gewezen coöperant | oude coöperant`),
    looks: yesNo,
  },
  {
    key: 'shares',
    words: lines(`nombre de parts | aantal aandelen | anzahl anteile | número de participaciones | number of shares
      | number_of_share | number of share | parts | aandelen | anteile | participaciones | shares | anzahl der anteile
      | número de acciones | acciones | aantal delen`),
    looks: wholeNumber,
  },
  {
    key: 'worker',
    words: lines(`travailleur | medewerker | mitarbeiter | trabajador | is worker | worker | is_worker | est travailleur
      | werknemer | arbeiter | est un travailleur | is medewerker | mitarbeitend | trabajadora | werker | ist mitarbeiter
      | es trabajador | is worker?`),
    looks: yesNo,
  },
  {
    key: 'infoSessionOn',
    words:
      lines(`information session date | date de la séance d'information | datum infosessie | datum der infoveranstaltung
      | fecha de la sesión informativa | info_session_date | info session date | datum informatiesessie | séance d'information
      | date de session d'information | infosession | cooperative_status_ids/info_session_date`),
    looks: looksLikeDay,
  },
  {
    key: 'tags',
    words: lines(`étiquettes | labels | kenmerken | stichwörter | etiquetas | tags | category_id | category_id/id
      | étiquettes/id | tags/id | schlagwörter | trefwoorden | mots-clés | categorías | categories | catégories
      | étiquettes/étiquette | tags/name`),
  },
  {
    key: 'notes',
    words: lines(`notes | notities | notizen | notas | comment | commentaire | commentaires | comments | opmerkingen
      | bemerkungen | observaciones | remarques | interne notizen | notes internes | interne notities | remarks`),
  },
  {
    key: 'taxId',
    words: lines(`n° tva | btw-nummer | ust-idnr | nif | vat | tax id | numéro de tva | número de identificación fiscal
      | umsatzsteuer-id | vat number | ust-id | btw | tva`),
    looks: noYesNo,
  },
  {
    key: 'active',
    words: lines(`actif | actief | aktiv | activo | active`),
    looks: yesNo,
  },
  {
    key: 'isCompany',
    words: lines(`est une entreprise | is een bedrijf | ist ein unternehmen | es una empresa | is a company | is_company
      | est une société | is company | es una compañía | ist eine firma | personne morale | rechtspersoon
      | juristische person | persona jurídica | legal entity | est une personne morale`),
    looks: yesNo,
  },
  {
    key: 'companyType',
    words: lines(`type de société | bedrijfstype | unternehmenstyp | tipo de compañía | company type | company_type
      | type entreprise | soort bedrijf | unternehmensart | tipo de empresa | type de personne | soort persoon`),
    looks: looksLikeOneOf(...companyWords(), ...personWords()),
  },
]

/** What Odoo calls an entity, and a person, in that column. */
export function companyWords(): string[] {
  return lines(`société | entreprise | bedrijf | unternehmen | firma | compañía | empresa | company`)
}

function personWords(): string[] {
  return lines(
    `particulier | individu | persoon | person | privatperson | einzelperson | individual | particular | individuo`,
  )
}

/** Every child word under every parent word: `parent/child`. */
export const under = (parents: readonly string[], children: string): string[] =>
  parents.flatMap((one) => lines(children).map((child) => `${one}/${child}`))

const heads = lines(`parent worker | parent_eater_id | travailleur parent | hoofdmedewerker | hauptmitglied
  | trabajador principal | membre principal | hoofdlid | main member | socio principal | ouder medewerker
  | übergeordneter mitarbeiter | trabajador padre | titular`)

export const parent: readonly FieldMeaning[] = [
  {
    key: 'headName',
    words: [
      ...heads,
      ...lines(`mange avec | achète avec | shops with | koopt samen met | winkelt met | kauft ein mit | compra con
        | chef de foyer`),
      ...under(heads, 'nom | name | naam | nombre'),
    ],
  },
  {
    key: 'headKey',
    words: under(heads, 'id | id externe | external id | externe id | externe kennung | id externo | .id'),
    looks: key,
  },
  {
    key: 'headNo',
    words: [
      ...lines(`numéro du membre principal | nummer van het hoofdlid | nummer des hauptmitglieds
        | número del socio principal | number of main member | main member number`),
      ...under(
        heads,
        `numéro de coopérateur | cooperator number | cooperator_register_number | mitgliedsnummer | coöperantnummer
          | lidnummer | número de socio | numéro | nummer | number | número`,
      ),
    ],
    looks: wholeNumber,
  },
  {
    key: 'headCard',
    words: under(heads, 'code-barres | barcode | strichcode | streepjescode | código de barras'),
    looks: looksLikeBarcode,
  },
  {
    key: 'headEmail',
    words: under(heads, 'email | e-mail | courriel | correo electrónico'),
    looks: looksLikeEmail,
  },
]

export const eaterKind: FieldMeaning = {
  key: 'eaterKind',
  words: lines(`mangeur/travailleur | eater/worker | eater | mee-eter/medewerker | eter/werker | esser/mitarbeiter
    | comensal/trabajador | mangeur | mitesser/mitarbeiter`),
  looks: looksLikeOneOf('eater', 'worker and eater', 'mangeur', 'travailleur et mangeur', 'worker_eater'),
}

/** Columns of the same exports that other modules bring in, or that are computed there. */
export const elsewhere: readonly FieldMeaning[] = [
  [
    'supplierRank',
    'rang des fournisseurs | supplier rank | supplier_rank | leveranciersrang | lieferantenrang | rango de proveedor',
  ],
  [
    'requestDay',
    'date de la demande de souscription | subscription date request | date of request | datum der zeichnungsanfrage | datum van de aanvraag | fecha de solicitud | subscription request date',
  ],
  [
    'workingMode',
    'régime de travail | working mode | working_mode | werkregime | arbeitsmodus | modo de trabajo | arbeitsregelung | régimen de trabajo',
  ],
  [
    'standing',
    'statut du coopérateur | cooperative status | statut | status | state | estado | stand | status van de coöperant',
  ],
  [
    'mayShop',
    'is worker allowed to shop? | can shop | peut faire ses courses | can_shop | mag winkelen | darf einkaufen | puede comprar',
  ],
  ['superWorker', 'supercoopérateur | super cooperator | supercoöperant | super | supermitglied | supercooperativista'],
  ['slot', 'créneau choisi (si régulier) | slot chosen | shift template'],
  [
    'shareValue',
    'valeur totale des parts | total value of shares | total_value | totale waarde van de aandelen | gesamtwert der anteile | valor total de las participaciones',
  ],
  [
    'shareType',
    'type de coopérateur | cooperator type | cooperator_type | type coöperant | mitgliedstyp | tipo de cooperativista | mitgliedsart',
  ],
  ['cooperator', 'coopérateur | cooperator | coöperant | genossenschaftsmitglied | cooperativista'],
  [
    'candidate',
    'candidat coopérateur | coop_candidate | candidate cooperator | kandidaat-coöperant | mitgliedskandidat | candidato a cooperativista',
  ],
  [
    'reference',
    'référence | referentie | referenz | referencia | reference | ref | référence interne | internal reference',
  ],
].map(([name = '', words = '']): FieldMeaning => ({ key: name, elsewhere: true, words: lines(words) }))
