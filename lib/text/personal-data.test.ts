import { expect, test } from "vitest";
import { personalTracesIn } from "./personal-data";

const found = (text: string) => personalTracesIn(text).map((trace) => `${trace.kind} ${trace.text}`);

test.each([
  ["The court heard Ms Aminata Diallo in camera.", ["name Aminata Diallo"]],
  ["A girl named Blessing was found near the border.", ["name Blessing"]],
  ["Victim Maria Lopez was taken to the border.", ["name Maria Lopez"]],
  ["Girl named Blessing, found in 2021", ["name Blessing"]],
  ["Shelter of Sister Maria Lopez", ["name Maria Lopez"]],
  ["Víctima Ana Pérez, trasladada", ["name Ana Pérez"]],
  ["The victim, A.B., gave evidence by video link.", ["name A.B."]],
  ["The survivor Maria Lopez was repatriated.", ["name Maria Lopez"]],
  ["Her name is Grace O'Neil.", ["name Grace O'Neil"]],
  ["Mme N'Guessan a témoigné à huis clos.", ["name N'Guessan"]],
  ["une jeune fille prénommée Fatou", ["name Fatou"]],
  ["La victime, A. K., a été entendue.", ["name A. K."]],
  ["La Sra. Ana Pérez declaró ante el juez.", ["name Ana Pérez"]],
  ["una niña llamada Lucía", ["name Lucía"]],
  ["г-жа Иванова дала показания", ["name Иванова"]],
  ["девушка по имени Анна", ["name Анна"]],
  ["Потерпевшая И.И. опознала его.", ["name И.И."]],
  ["Приговор по делу Петров А.В. вступил в силу", ["name Петров А.В."]],
  ["قالت السيدة فاطمة حسن إنها", ["name فاطمة حسن"]],
  ["فتاة تدعى مريم", ["name مريم"]],
  ["الضحية ف. م. أدلت بشهادتها", ["name ف. م."]],
  ["受害人李某向警方报案。", ["name 李某"]],
  ["一名女孩名叫王小红。", ["name 王小红"]],
  ["张女士接受了询问。", ["name 张女士"]],
  ["The girl Amina was taken to the border.", ["name Amina"]],
  ["a woman named Amina", ["name Amina"]],
  ["a girl, 14, named Blessing", ["name Blessing"]],
  ["a girl aged 14 named Blessing", ["name Blessing"]],
  ["the victim Georgia Smith", ["name Georgia Smith"]],
  ["The passport of AMINA BELLO was withheld.", ["name AMINA BELLO"]],
  ["BELLO AMINA, aged 16", ["name BELLO AMINA"]],
  ["Amina BELLO and her sister", ["name Amina BELLO"]],
  ["MRS OKAFOR, WOMAN NAMED NKECHI", ["name OKAFOR", "name NKECHI"]],
  ["Mme. Diallo", ["name Diallo"]],
  ["madame Diallo et monsieur Bah", ["name Diallo", "name Bah"]],
  ["la jeune Fatou, l’enfant Kofi, une certaine Aya", ["name Fatou", "name Kofi", "name Aya"]],
  ["la niña Lucía y la señora Pérez", ["name Pérez", "name Lucía"]],
  ["una tal Yesenia", ["name Yesenia"]],
  ["девочка Амина и женщину Фатиму", ["name Амина", "name Фатиму"]],
  ["Иванова Анна Петровна", ["name Иванова Анна Петровна"]],
  ["гр-ка Амина", ["name Амина"]],
  ["السيدة أمينة بن علي", ["name أمينة بن علي"]],
  ["الفتاة أمينة", ["name أمينة"]],
  ["والطفلة فاطمه بنت احمد", ["name فاطمه بنت احمد"]],
  ["تدعى مريم", ["name مريم"]],
  ["女孩阿米娜", ["name 阿米娜"]],
  ["受害者马里亚姆", ["name 马里亚姆"]],
  ["一名女子名叫法蒂玛·贝洛。", ["name 法蒂玛·贝洛"]],
])("a name is noticed behind its cue: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["Passport 12AB34567 of Maria Lopez, born 3 May 2001", ["document 12AB34567", "birth 3 May 2001"]],
  ["identity card no. 1982-0412-77", ["document 1982-0412-77"]],
  ["passeport n° 09FV12345", ["document 09FV12345"]],
  ["pasaporte AAB123456", ["document AAB123456"]],
  ["паспорт № 4510123456", ["document 4510123456"]],
  ["جواز السفر رقم ١٢٣٤٥٦٧", ["document ١٢٣٤٥٦٧"]],
  ["护照号码E12345678", ["document E12345678"]],
  ["Date of birth: 2001-05-03", ["birth 2001-05-03"]],
  ["née le 3 mai 2001 à Cotonou", ["birth 3 mai 2001"]],
  ["nacida el 3 de mayo de 2001", ["birth 3 de mayo de 2001"]],
  ["родилась 03.05.2001", ["birth 03.05.2001"]],
  ["من مواليد 3 أيار 2001", ["birth 3 أيار 2001"]],
  ["生于2001年5月3日", ["birth 2001年5月3日"]],
  ["12 Harbour Street, flat 4", ["address 12 Harbour Street"]],
  ["12 bis, rue de la Paix", ["address 12 bis, rue de la Paix"]],
  ["Calle Mayor 12, piso 3", ["address Calle Mayor 12"]],
  ["ул. Ленина, д. 5", ["address ул. Ленина, д. 5"]],
  ["شارع الحمرا رقم 12", ["address شارع الحمرا رقم 12"]],
  ["南京路12号", ["address 南京路12号"]],
  ["The house stands at 6.36536, 2.41833.", ["position 6.36536, 2.41833"]],
  ["at 6°21'55\"N 2°25'06\"E", ["position 6°21'55\"N", "position 2°25'06\"E"]],
])("documents, births, houses and positions are noticed: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["Call +229 97 12 34 56 in the evening.", "+229 97 12 34 56"],
  ["Reach her at +234 (803) 123-4567", "+234 (803) 123-4567"],
  ["by 00229 97123456 only", "00229 97123456"],
  ["tel. 97 12 34 56", "97 12 34 56"],
  ["Son numéro de téléphone : 06 12 34 56 78", "06 12 34 56 78"],
  ["WhatsApp no. 0803 123 4567", "0803 123 4567"],
  ["teléfono 612 345 678", "612 345 678"],
  ["телефон: 8 495 123-45-67", "8 495 123-45-67"],
  ["+٢٣٤ ٨٠٣ ١٢٣ ٤٥٦٧", "+٢٣٤ ٨٠٣ ١٢٣ ٤٥٦٧"],
  ["هاتف: ٠٣ ١٢٣ ٤٥٦٧", "٠٣ ١٢٣ ٤٥٦٧"],
  ["电话13800138000", "13800138000"],
])("a telephone number is noticed: %s", (text, expected) => {
  expect(found(text)).toEqual([`telephone ${expected}`]);
});

test.each([
  ["Write to a.b+case@example.org.", "a.b+case@example.org"],
  ["(courriel : marie@exemple.fr)", "marie@exemple.fr"],
  ["邮箱wang@example.cn。", "wang@example.cn"],
  ["بريد: fatima@example.com،", "fatima@example.com"],
])("an e-mail address is noticed: %s", (text, expected) => {
  expect(found(text)).toEqual([`email ${expected}`]);
});

test.each([
  "Article 3(a) of the Protocol and art. 12-34 of the Penal Code",
  "Between 2014-2016 and 2017-2019, figures of 1,269 1,250 and 1 250 000",
  "an increase of +1,250 1,269 1,300 and of +12 345 678",
  "Law No. 2018-16 of 28 December 2018, decree 2006-073, case 2017/1234/PEN, ICC-01/04-01/06",
  "Loi n° 2018-16 du 28 décembre 2018 portant code pénal en République du Bénin",
  "Ley 26.364, modificada por la Ley 26.842; artículo 145 bis",
  "Федеральный закон № 162-ФЗ от 08.12.2003, статья 127.1",
  "القانون رقم 164 لسنة 2011، المادة 586",
  "刑法第二百四十条,2015年修正,第1234号",
  "The hotline 116 000 and the telephone line 1515 are free.",
  "telephone interception 2014-2016",
  "The victim Identification Unit and the Victim Support Fund of Benin",
  "services for victims of trafficking in Benin and Nigeria",
  "Victim Support Fund; Victim Identification Unit; Survivor Leadership Council; Victim Impact Statement",
  "Passport control in 2019, passports withheld from 12,500 workers, passport law 2014-16",
  "children born in 2001; persons born abroad; née en 2001; nacidos en 2003",
  "In 2019 Wall Street banks; 16 street children; the road of 12 km; 3 High Court judges",
  "rates of 0.123, 0.456 and 12.34 per 100,000; versions 1.0.0 and 2.1",
  "Sister organisations, Sister City programme, Mother Tongue Day; the court of 2 May 2001",
  "The identity cards of 2018 and the ID system; cartes d'identité délivrées en 2017",
  "Mr President, the Ms Minister spoke; M. le Ministre; Sr. Presidente; السيد الرئيس; г-н Президент",
  "the victims Sierra Leone identified; victims, United Nations agencies; the child Nigeria returned",
  "the victim IOM assisted, the woman NAPTIP referred, the child UNICEF met, the victim A, the witness B",
  "the child Labour Act, the girl Guides, the witness Protection Unit, the woman Judge, the girl Child",
  "PENAL CODE, HUMAN TRAFFICKING, VICTIMS OF TRAFFICKING, SANTA MARIA, SAN JOSE, REPUBLIC OF BENIN, NAPTIP ACT",
  "GIRL CHILD EDUCATION FUND; WOMEN AND CHILDREN; MR PRESIDENT; Ms Minister; DR Congo; MS Excel",
  "madame la Ministre, Madame la Présidente, monsieur le Président; la jeune République; le jeune Bénin",
  "la señora Ministra, el señor Presidente, la mujer y el niño de Colombia",
  "женщины Нигерии, девушки Бенина, дети Того, Уголовный кодекс Российской Федерации",
  "منظمة تدعى الأمل، السيدة الوزيرة، السيدة الأمينة العامة، السيدة أمينة السر",
  "الفتاة التي كانت ضحية الاتجار، المرأة في لبنان، الطفلة من بنن، الضحية من نيجيريا، السيد الأمين العام",
  "妇女和儿童;受害者尼日利亚;女童阿尔及利亚;儿童贝宁;受害人马里;贝宁共和国;女子多哥人",
  "an operation named Weka and a programme called Blue Heart",
  "граждане Нигерии и гражданка Нигерии",
  "各位女士、各位先生",
  "https://www.unodc.org/e4j/en/tip-and-som/module-6/index.html, ISBN 978-92-1-133789-1",
  "USD 12 500 000; 1 269 investigated, 1 250 prosecuted, 640 convicted",
  "see @unodc on the network",
])("figures, laws, offices and articles are not noticed: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test("what stands twice is named once, names first", () => {
  expect(found("a@example.org, Ms Diallo, a@example.org, Ms Diallo")).toEqual([
    "name Diallo",
    "email a@example.org",
  ]);
});

const LONG = 900_000;
test.each([
  ["one word", "a".repeat(LONG), 0],
  ["digits", "1".repeat(LONG), 0],
  ["capitals", "Aa ".repeat(LONG / 3), 0],
  ["capitals throughout", "AA ".repeat(LONG / 3), 0],
  ["letters of foreign names", "阿".repeat(LONG), 0],
  ["Arabic words", "الفتاة ".repeat(LONG / 7), 0],
  ["dots behind the sign of an address", `x@${".".repeat(LONG)}a`, 0],
  ["many addresses", Array.from({ length: LONG / 15 }, (_, place) => `a${place}@b.org`).join(" "), LONG / 15],
])("a text as long as a form may be is read in one go: %s", (_, text, expected) => {
  // Where the time grows by the square of the length, this ends after half an hour.
  expect(personalTracesIn(text)).toHaveLength(expected);
});

test.each([
  ["Write to 'a.b+c@example.org', or d@example.org.", ["a.b+c@example.org", "d@example.org"]],
  ["x@example.org'y@example.org", ["x@example.org", "y@example.org"]],
  ["nobody@ and @example.org", []],
])("addresses are told from what stands around them: %s", (text, expected) => {
  expect(found(text)).toEqual(expected.map((address) => `email ${address}`));
});
