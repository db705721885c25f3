/** The same export with another interface language, order, separator and encoding is the same file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uploadImport } from '#platform/imports/actions.ts'
import { bringIn, cellsOf, recorded, separated } from '../../../../test/importing.ts'
import { world } from '../../../../test/world.ts'

const made = await world('2026-11-25T07:00:00.000Z')
const shop = await made.shop()
for (const name of ['membres.csv', 'membres_compat.csv', 'membres_cartes_parts.csv', 'mangeurs.csv'])
  await bringIn(shop, recorded(name))

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

// fr | nl | de | en | es | technical
const headers = table(`
Nom | Naam | Name | Name | Nombre | name
Prénom | Voornaam | Vorname | First name | Nombre de pila | firstname
Nom de famille | Achternaam | Nachname | Last name | Apellidos | lastname
Type de société | Bedrijfstype | Unternehmenstyp | Company Type | Tipo de compañía | company_type
Est une entreprise | Is een bedrijf | Ist ein Unternehmen | Is a Company | Es una compañía | is_company
Email | E-mail | E-Mail | Email | Correo electrónico | email
Téléphone | Telefoon | Telefon | Phone | Teléfono | phone
Mobile | Mobiel | Mobil | Mobile | Móvil | mobile
Rue | Straat | Straße | Street | Calle | street
Rue 2 | Straat 2 | Straße 2 | Street2 | Calle 2 | street2
Code postal | Postcode | PLZ | Zip | C.P. | zip
Ville | Stad | Stadt | City | Ciudad | city
Pays | Land | Land | Country | País | country_id
Langue | Taal | Sprache | Language | Idioma | lang
Date de naissance | Geboortedatum | Geburtsdatum | Birthdate | Fecha de nacimiento | birthdate_date
Genre | Geslacht | Geschlecht | Gender | Género | gender
Code-barres | Streepjescode | Barcode | Barcode | Código de barras | barcode
Numéro de coopérateur | Coöperantnummer | Genossenschaftsnummer | Cooperator Number | Número de cooperativista | cooperator_register_number
Coopérateur effectif | Effectieve coöperant | Wirksames Mitglied | Effective cooperator | Cooperativista efectivo | member
Coopérateur | Coöperant | Genossenschaftsmitglied | Cooperator | Cooperativista | cooperator
Ancien coopérateur | Voormalige coöperant | Ehemaliges Mitglied | Old cooperator | Antiguo cooperativista | old_member
Candidat coopérateur | Kandidaat-coöperant | Mitgliedskandidat | Candidate cooperator | Candidato a cooperativista | coop_candidate
Date effective | Effectieve datum | Wirksamkeitsdatum | Effective Date | Fecha efectiva | effective_date
Type de coopérateur | Type coöperant | Mitgliedstyp | Cooperator Type | Tipo de cooperativista | cooperator_type
Nombre de parts | Aantal aandelen | Anzahl Anteile | Number of share | Número de participaciones | number_of_share
Valeur totale des parts | Totale waarde van de aandelen | Gesamtwert der Anteile | Total value of shares | Valor total de las participaciones | total_value
Régime de travail | Werkregime | Arbeitsmodus | Working mode | Modo de trabajo | working_mode
Statut du coopérateur | Status van de coöperant | Status des Mitglieds | Cooperative Status | Estado del cooperativista | state
Travailleur | Werknemer | Mitarbeiter | Is worker? | Trabajador | is_worker
Is worker allowed to shop? | Mag winkelen | Darf einkaufen | Is worker allowed to shop? | Puede comprar | can_shop
Supercoopérateur | Supercoöperant | Supermitglied | Super Cooperator | Supercooperativista | super
Mangeur/Travailleur | Mee-eter/Medewerker | Mitesser/Mitarbeiter | Eater/Worker | Comensal/Trabajador | eater
Parent Worker | Parent Worker | Parent Worker | Parent Worker | Parent Worker | parent_eater_id
Information Session Date | Datum infosessie | Datum der Infoveranstaltung | Information Session Date | Fecha de la sesión informativa | info_session_date
Étiquettes | Labels | Stichwörter | Tags | Etiquetas | category_id
Créneau choisi (si régulier) | Gekozen shift | Gewählte Schicht | Slot chosen | Turno elegido | slot
Notes | Notities | Notizen | Notes | Notas | comment
N° TVA | BTW-nummer | USt-IdNr. | Tax ID | NIF | vat
Référence | Referentie | Referenz | Reference | Referencia | ref
`)
const languages = ['fr', 'nl', 'de', 'en', 'es', 'technical'] as const

/** The columns in another order, always the same one. */
const shuffled = (width: number): number[] =>
  Array.from({ length: width }, (_, at) => at).sort((one, other) => ((one * 7 + 3) % width) - ((other * 7 + 3) % width))

const french = await cellsOf('membres.csv')

for (const [column, language] of languages.entries())
  test(`an export of members with headers in ${language}, columns in another order, says the same`, async () => {
    const names = new Map(headers.map((row) => [row[0], row[column] ?? '']))
    const order = shuffled(french[0]?.length ?? 0)
    const rows = french.map((cells, line) =>
      order.map((at) => (line === 0 ? (names.get(cells[at]) ?? '') : (cells[at] ?? ''))),
    )
    const file = { name: `${language}.csv`, bytes: Buffer.from(separated(rows, ';'), 'utf16le') }
    const planned = await shop.act(uploadImport, { kind: 'auto', file })
    assert.equal(planned.kind, 'members')
    const { records, same } = planned.totals
    assert.deepEqual([records, same], [390, 390], JSON.stringify(planned.columns))
    const taken = Object.fromEntries(
      Object.entries(planned.columns).map(([key, at]) => [key, french[0]?.[order[at] ?? -1]]),
    )
    assert.deepEqual(taken, {
      name: 'Nom',
      firstName: 'Prénom',
      lastName: 'Nom de famille',
      companyType: 'Type de société',
      isCompany: 'Est une entreprise',
      email: 'Email',
      phone: 'Téléphone',
      mobile: 'Mobile',
      street: 'Rue',
      street2: 'Rue 2',
      zip: 'Code postal',
      city: 'Ville',
      country: 'Pays',
      language: 'Langue',
      birthDate: 'Date de naissance',
      gender: 'Genre',
      cardCode: 'Code-barres',
      memberNo: 'Numéro de coopérateur',
      isMember: 'Coopérateur effectif',
      wasMember: 'Ancien coopérateur',
      since: 'Date effective',
      shares: 'Nombre de parts',
      workingMode: 'Régime de travail',
      superWorker: 'Supercoopérateur',
      worker: 'Travailleur',
      headName: 'Parent Worker',
      infoSessionOn: 'Information Session Date',
      tags: 'Étiquettes',
      notes: 'Notes',
      taxId: 'N° TVA',
    })
  })

const renamed = async (name: string, dictionary: readonly (readonly string[])[], column: number) => {
  const cells = await cellsOf(name)
  const names = new Map(dictionary.map((row) => [row[0], row[column] ?? '']))
  return {
    name,
    bytes: Buffer.from(separated([(cells[0] ?? []).map((one) => names.get(one) ?? one), ...cells.slice(1)], '\t')),
  }
}

const cardHeaders = table(`
Nom | Naam | Name | Name | Nombre
Email | E-mail | E-Mail | Email | Correo electrónico
Code-barres | Streepjescode | Strichcode | Barcode | Código de barras
Carte de membre/Code-barres | Lidkaart/Streepjescode | Mitgliedskarte/Strichcode | Member Card/Barcode | Tarjeta de socio/Código de barras
Carte de membre/Actif | Lidkaart/Actief | Mitgliedskarte/Aktiv | Member Card/Active | Tarjeta de socio/Activo
Carte de membre/Date d'expiration | Lidkaart/Vervaldatum | Mitgliedskarte/Ablaufdatum | Member Card/Expiration Date | Tarjeta de socio/Fecha de vencimiento
Carte de membre/Raison | Lidkaart/Reden | Mitgliedskarte/Grund | Member Card/Reason | Tarjeta de socio/Motivo
Lignes de part/Nom du type de part | Aandelenlijnen/Naam | Anteilszeilen/Name | Share Lines/Name | Líneas de participación/Nombre
Lignes de part/Type de part | Aandelenlijnen/Type aandeel | Anteilszeilen/Anteilsart | Share Lines/Share type | Líneas de participación/Tipo de participación
Lignes de part/Nombre de parts | Aandelenlijnen/Aantal aandelen | Anteilszeilen/Anzahl Anteile | Share Lines/Number of shares | Líneas de participación/Número de participaciones
Lignes de part/Prix de la part | Aandelenlijnen/Prijs van het aandeel | Anteilszeilen/Anteilspreis | Share Lines/Share price | Líneas de participación/Precio de la participación
Lignes de part/Date effective | Aandelenlijnen/Effectieve datum | Anteilszeilen/Wirksamkeitsdatum | Share Lines/Effective Date | Líneas de participación/Fecha efectiva
`)
const eaterHeaders = table(`
Nom | Naam | Name | Name | Nombre
Prénom | Voornaam | Vorname | First name | Nombre de pila
Nom de famille | Achternaam | Nachname | Last name | Apellidos
Email | E-mail | E-Mail | Email | Correo electrónico
Mangeur/Travailleur | Mee-eter/Medewerker | Mitesser/Mitarbeiter | Eater/Worker | Comensal/Trabajador
Parent Worker | Hoofdlid | Hauptmitglied | Parent Worker | Socio principal
Parent Worker/ID | Hoofdlid/ID | Hauptmitglied/ID | Parent Worker/ID | Socio principal/ID
Code-barres | Streepjescode | Strichcode | Barcode | Código de barras
Langue | Taal | Sprache | Language | Idioma
`)

for (const [column, language] of languages.slice(0, 5).entries()) {
  test(`cards with headers in ${language} say the same`, async () => {
    const planned = await shop.act(uploadImport, {
      kind: 'auto',
      file: await renamed('membres_cartes_parts.csv', cardHeaders, column),
    })
    const { same, skipped, continuations } = planned.totals
    assert.deepEqual([planned.kind, same, skipped, continuations], ['cards', 366, 24, 91])
  })

  test(`who shops along, with headers in ${language}, says the same`, async () => {
    const planned = await shop.act(uploadImport, {
      kind: 'auto',
      file: await renamed('mangeurs.csv', eaterHeaders, column),
    })
    assert.deepEqual([planned.kind, planned.totals.same], ['eaters', 49])
    assert.deepEqual(Object.keys(planned.columns).sort(), [
      'eaterKind',
      'email',
      'firstName',
      'headKey',
      'headName',
      'language',
      'lastName',
      'name',
    ])
  })
}

test('a file without any optional column still names its people', async () => {
  const rows = french.map((cells) => [cells[17] ?? '', cells[0] ?? ''])
  const file = { name: 'short.csv', bytes: Buffer.from(separated(rows)) }
  const planned = await shop.act(uploadImport, { kind: 'auto', file })
  assert.deepEqual([planned.kind, planned.totals.same], ['members', 390])
})
