/** Cues of Russian. Pure, and safe in the browser. */
import { cue, FULL_NAME, INITIALS, type NameCue, refusing, SHORT_NAME } from "./cue";

/** Offices, and countries in whatever case they stand: «гражданин Нигерии» has no name. */
const isOfficeOrCountry = refusing(
  /^(?:Президент|Министр|Посол|Председател|Росси|Нигери|Бенин|Того|Ливан|Филиппин|Украин|Молдов|Республик|Казахстан|Узбекистан)\p{L}*$/u,
);

export const CYRILLIC: readonly NameCue[] = [
  cue(
    String.raw`(?:г-н|г-жа|г-на|г-жу|г-же|г-ну|[Гг]осподин\p{Ll}{0,2}|[Гг]оспож\p{Ll}{1,2}) |[Гг]ражданин(?:а|у|ом)? |[Гг]ражданк(?:а|и|у|е|ой) |(?:гр-к[аиуе]|гр-н[ау]?|гр\.) `,
    SHORT_NAME,
    isOfficeOrCountry,
  ),
  cue("по имени |по фамилии |[Ее][её] зовут |[Ее]го зовут |звали ", SHORT_NAME),
  cue(
    String.raw`(?:[Пп]отерпевш(?:ая|ей|ую|ий|его|ему)|[Пп]острадавш(?:ая|ей|ую|ий|его)|[Жж]ертв(?:а|ы|у|е|ой)|[Сс]видетел\p{Ll}{1,3}),? `,
    `(?:${INITIALS}|${FULL_NAME})`,
  ),
  cue(
    "(?:[Дд]евушк|[Дд]евочк|[Жж]енщин|[Мм]ужчин)(?:а|у|е|ой) |(?:[Мм]альчик|[Пп]одрост(?:ок|к)|[Рр]еб[её]н(?:ок|к))(?:а|у|ом)? |[Нн]ек(?:ая|ую|ий|ого|оей) |(?:которую|которого|её|ее|его) зовут ",
    SHORT_NAME,
    isOfficeOrCountry,
  ),
  // A patronymic ends a name and nothing else.
  cue(
    "",
    String.raw`(?:\p{Lu}[\p{L}-]+ ){1,2}\p{Lu}[\p{L}]+(?:овна|евна|ична|ович|евич|ОВНА|ЕВНА|ИЧНА|ОВИЧ|ЕВИЧ)(?!\p{L})`,
  ),
  // A surname with the initials of given name and patronymic stands so in the files of courts.
  cue(
    "",
    String.raw`\p{Script=Cyrillic}\p{Ll}+(?:ов|ев|ёв|ин|ова|ева|ёва|ина|ын|ына|ко|ук|юк) \p{Lu}\. ?\p{Lu}\.`,
  ),
];
