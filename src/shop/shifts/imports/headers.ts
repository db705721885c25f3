/** What columns of shifts are called, in five languages and technically. */

export const keyWords = ['id', 'ID externe', 'External ID', 'Externe ID', 'Externe-ID', 'ID externo', 'external_id']
export const nameWords = ['Nom', 'Name', 'Naam', 'Nombre', 'name', 'Titre', 'Title', 'Titel', 'Título', 'Créneau']
export const activeWords = ['Actif', 'Active', 'Actief', 'Aktiv', 'Activo', 'active']
export const kindWords = [
  ...[
    'Type',
    'Type de tâche',
    'Task Type',
    'Taaktype',
    'Aufgabentyp',
    'Tipo de tarea',
    'task_type_id',
    'task_type_id/id',
  ],
  ...['Type de shift', 'Shift Type', 'Soort shift', 'Schichtart', 'Tipo de turno', 'Soort', 'Art', 'Tipo', 'Activité'],
]
export const weekWords = [
  ...['Planning', 'planning_id', 'planning_id/id', 'Semaine', 'Week', 'Woche', 'Semana', 'Planification', 'Planung'],
  ...['Planificación', 'Cycle'],
]
export const weekdayWords = [
  ...['Jour', 'Day', 'Dag', 'Tag', 'Día', 'day_nb_id', 'day_nb_id/id', 'Jour de la semaine', 'Weekday', 'Weekdag'],
  ...['Wochentag', 'Día de la semana', 'Day Number'],
]
export const startWords = [
  ...['Date et horaire de début', 'Start Time', 'start_time', 'Heure de début', 'Début', 'Start', 'Begin', 'Beginn'],
  ...[
    'Inicio',
    'Starttijd',
    'Begintijd',
    'Startzeit',
    'Anfang',
    'Beginnzeit',
    'Hora de inicio',
    'Fecha y hora de inicio',
  ],
  ...['Startdatum en -tijd', 'Datum und Uhrzeit des Beginns', 'Start Date and Time', 'Starts', 'De'],
]
export const endWords = [
  ...['Date et horaire de fin', 'End Time', 'end_time', 'Heure de fin', 'Fin', 'End', 'Einde', 'Ende', 'Eindtijd'],
  ...[
    'Endzeit',
    'Hora de fin',
    'Hora final',
    'Fecha y hora de fin',
    'Einddatum en -tijd',
    'Datum und Uhrzeit des Endes',
  ],
  ...['End Date and Time', 'Ends', 'À', 'Final'],
]
export const durationWords = ['Durée', 'Duration', 'Duur', 'Dauer', 'Duración', 'duration']
export const leadWords = [
  ...['Supercoopérateur', 'Super Cooperator', 'super_coop_id', 'super_coop_id/id', 'Supercoöperant', 'Schichtleitung'],
  ...[
    'Supercooperador',
    'Responsable',
    'Lead',
    'Leitung',
    'Verantwoordelijke',
    'Superkooperant',
    'Supercooperator',
    'Supermitglied',
    'Supercooperativista',
    'super',
  ],
]
export const modeHeaders = [
  ...['Régime de travail', 'Working Mode', 'working_mode', 'Werkregime', 'Werkwijze', 'Arbeitsmodus', 'Arbeitsweise'],
  ...['Modo de trabajo', 'Régimen de trabajo', 'Arbeitsregelung', 'Mode de travail', 'Mode', 'Modus'],
]

const workers = [
  ...['Travailleur récurrent assigné', 'Recurrent worker assigned', 'Toegewezen vaste medewerker'],
  ...['Fest zugewiesene Person', 'Trabajador recurrente asignado', 'worker_ids'],
]
/** Headers of a sub-column of the recurrent workers. */
export const workerHeaders = (...children: readonly string[]): string[] =>
  workers.flatMap((parent) => children.map((child) => `${parent}/${child}`))

export const cardHeaders = ['Code-barres', 'Barcode', 'Streepjescode', 'Strichcode', 'Código de barras', 'barcode']
export const emailHeaders = ['Email', 'E-mail', 'Courriel', 'Correo electrónico', 'E-Mail', 'email']
export const personHeaders = ['Travailleur', 'Worker', 'Medewerker', 'Mitarbeiter', 'Trabajador', 'worker_id']

const cooperators = [
  ...['Coopérateur', 'Cooperator', 'Coöperant', 'Genossenschaftsmitglied', 'Cooperativista', 'Member', 'Membre'],
  ...['Mitglied', 'Lid', 'cooperator_id'],
]
const numberHeaders = [
  ...['Numéro de coopérateur', 'Cooperator Number', 'Coöperantnummer', 'Mitgliedsnummer', 'Número de cooperativista'],
  'cooperator_register_number',
]
const numbers = ['Numéro', 'Number', 'Nummer', 'Número', 'Member number', 'Lidnummer', 'No']
const ofCooperators = (...children: readonly string[]): string[] =>
  cooperators.flatMap((parent) => children.map((one) => `${parent}/${one}`))

/** Columns of statuses. */
export const statusFields = [
  // The key of the status itself says nothing of the person.
  { key: 'ownKey', elsewhere: true, words: ['id'] },
  { key: 'workerName', words: [...cooperators, ...ofCooperators('Nom', 'Name', 'Naam', 'Nombre', 'display_name')] },
  { key: 'workerId', words: ['cooperator_id/id', ...ofCooperators('ID', 'ID externe', 'External ID', 'Externe ID')] },
  { key: 'workerCard', words: [...ofCooperators(...cardHeaders), ...cardHeaders] },
  { key: 'memberNo', words: [...ofCooperators(...numberHeaders), ...numberHeaders] },
  { key: 'workingMode', words: modeHeaders },
  {
    key: 'standing',
    words: [
      ...['Statut du coopérateur', 'Cooperative Status', 'Statut', 'status', 'Status van de coöperant', 'Status'],
      ...['Mitgliedsstatus', 'Estado del cooperativista', 'Estado'],
    ],
  },
  {
    key: 'mainCounter',
    required: true,
    words: [
      ...['Compteur de shifts réguliers', 'Regular shifts counter', 'Compteur régulier', 'Teller vaste shiften'],
      ...['Zähler fester Schichten', 'Zähler regulärer Schichten', 'Contador de turnos regulares', 'sr'],
    ],
  },
  {
    key: 'makeUpCounter',
    words: [
      ...['Compensation shifts counter', 'Compteur de shifts de compensation', 'Teller compensatieshiften'],
      ...['Zähler der Ausgleichsschichten', 'Contador de turnos de compensación', 'sc'],
    ],
  },
  {
    key: 'absences',
    words: [
      ...['Irregular Absence Counter', "Compteur d'absences irrégulier", 'Teller onregelmatige afwezigheden'],
      ...['Zähler unregelmäßiger Abwesenheiten', 'Contador de ausencias irregulares', 'irregular_absence_counter'],
    ],
  },
  {
    key: 'flyingStart',
    words: [
      ...['Irregular Start Date', 'Date de début irrégulier', 'Onregelmatige startdatum', 'Unregelmäßiger Beginn'],
      ...['Fecha de inicio irregular', 'irregular_start_date'],
    ],
  },
  {
    key: 'alertStart',
    words: [
      ...["Jour de début d'alerte", 'Alert Start Day', 'Startdag waarschuwing', 'Beginn der Warnung'],
      ...['Día de inicio de la alerta', 'alert_start_time'],
    ],
  },
  {
    key: 'extensionStart',
    words: [
      ...['Extension Start Day', "Jour de début d'extension", 'Startdag verlenging', 'Beginn der Verlängerung'],
      ...['Día de inicio de la prórroga', 'extension_start_time'],
    ],
  },
  {
    key: 'leaveFrom',
    words: [
      ...[
        'Début de la pause',
        'Holidays Start Day',
        'Holiday Start',
        'Begin verlof',
        'Begin vakantie',
        'Urlaubsbeginn',
      ],
      ...['Inicio de las vacaciones', 'holiday_start_time'],
    ],
  },
  {
    key: 'leaveUntil',
    words: [
      ...['Fin de la pause', 'Holidays End Day', 'Holiday End', 'Einde verlof', 'Einde vakantie', 'Urlaubsende'],
      ...['Fin de las vacaciones', 'holiday_end_time'],
    ],
  },
  {
    key: 'exemptFrom',
    words: [
      ...['Temporary Exempt Start Date', "Date de début d'exemption temporaire", 'Begin tijdelijke vrijstelling'],
      ...['Beginn der Befreiung', 'Inicio de la exención temporal', 'temporary_exempt_start_date'],
    ],
  },
  {
    key: 'exemptUntil',
    words: [
      ...['Temporary Exempt End Date', "Date de fin d'exemption temporaire", 'Einde tijdelijke vrijstelling'],
      ...['Ende der Befreiung', 'Fin de la exención temporal', 'temporary_exempt_end_date'],
    ],
  },
  {
    key: 'resigning',
    words: ['En démission', 'Resigning', 'Neemt ontslag', 'Tritt aus', 'Austretend', 'En dimisión', 'resigning'],
  },
  { key: 'frozen', words: ['Gelé', 'Frozen', 'Bevroren', 'Eingefroren', 'Congelado', 'frozen'] },
  { key: 'superWorker', words: leadWords },
]

/** Columns of a list of leaves. */
export const leaveFields = [
  { key: 'ownKey', elsewhere: true, words: ['id'] },
  {
    key: 'workerName',
    words: [...cooperators, ...ofCooperators('Nom', 'Name'), 'Nom', 'Name', 'Naam', 'Nombre', 'Person'],
  },
  { key: 'workerId', words: ['cooperator_id/id', ...ofCooperators('ID', 'ID externe', 'External ID', 'Externe ID')] },
  { key: 'workerCard', words: [...ofCooperators(...cardHeaders), ...cardHeaders] },
  { key: 'memberNo', words: [...ofCooperators(...numberHeaders), ...numberHeaders, ...numbers] },
  { key: 'email', words: emailHeaders },
  {
    key: 'leaveKind',
    required: true,
    words: [
      ...[
        'Type de congé',
        'Sorte de congé',
        'Sorte',
        'Kind',
        'Leave type',
        'Kind of leave',
        'Type',
        'type',
        'leave_type',
      ],
      ...[
        'Soort verlof',
        'Soort',
        'Verlofsoort',
        'Art der Pause',
        'Art',
        'Tipo de permiso',
        'Tipo',
        'Clase',
        'type_id',
      ],
    ],
  },
  {
    key: 'leaveStart',
    required: true,
    words: [
      ...['Du', 'From', 'Van', 'Vanaf', 'Von', 'Ab', 'Desde', 'from', 'Date de début', 'Début', 'Start date', 'Start'],
      ...['start_date', 'Startdatum', 'Begindatum', 'Beginn', 'Fecha de inicio', 'Inicio', 'Leave from', 'First day'],
      ...['Premier jour', 'Eerste dag', 'Erster Tag', 'Primer día'],
    ],
  },
  {
    key: 'leaveEnd',
    words: [
      ...[
        'Jusqu’au',
        'Au',
        'Until',
        'To',
        'Tot',
        'Tot en met',
        'Bis',
        'Hasta',
        'until',
        'Date de fin',
        'Fin',
        'End date',
      ],
      ...['End', 'end_date', 'stop_date', 'Einddatum', 'Enddatum', 'Ende', 'Fecha de fin', 'Leave until', 'Last day'],
      ...['Dernier jour', 'Laatste dag', 'Letzter Tag', 'Último día'],
    ],
  },
  {
    key: 'leaveReason',
    words: [
      ...['Raison', 'Motif', 'Reason', 'Reden', 'Grund', 'Motivo', 'Razón', 'Description', 'Commentaire', 'reason'],
      ...['Notes', 'Remarque', 'Opmerking', 'Bemerkung'],
    ],
  },
  {
    key: 'leaveState',
    words: ['État', 'Statut', 'State', 'Status', 'Toestand', 'Stand', 'Zustand', 'Estado', 'state'],
  },
  {
    key: 'evidence',
    words: [
      ...['Justificatif vu', 'Certificat', 'Justificatif', 'Evidence seen', 'Evidence', 'Bewijs gezien', 'Attest'],
      ...['Bewijs', 'Nachweis gesehen', 'Nachweis', 'Attest gesehen', 'Justificante visto', 'Justificante'],
      'medical_excuse_provided',
    ],
  },
] as const
