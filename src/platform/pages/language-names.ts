/** Each language by its own name: whoever reads no other finds it. */
export const languageNames = { fr: 'Français', nl: 'Nederlands', de: 'Deutsch', en: 'English', es: 'Español' } as const
