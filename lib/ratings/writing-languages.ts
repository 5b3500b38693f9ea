/** Languages in which people of the programme write, the six of the United Nations first (BCP 47). */
export const WRITING_LANGUAGES = ["en", "ar", "fr", "es", "ru", "zh", "pt"] as const;
