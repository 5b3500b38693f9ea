import { expect, test } from "vitest";
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { countryKnowledge } from "@/lib/countries/resolve-country";
import { countryPairsIn } from "./country-pair";

const knowledge = countryKnowledge(
  M49_COUNTRIES.map(({ iso3, iso2, m49, names }) => ({ iso3, iso2, m49, names: Object.values(names) })),
);
const pairs = (query: string) => countryPairsIn(query, knowledge).map((pair) => pair.join("-"));

test.each([
  ["Benin Nigeria", "BEN-NGA"],
  ["nigeria  benin", "BEN-NGA"],
  ["NGA-BEN", "BEN-NGA"],
  ["BEN NG", "BEN-NGA"],
  ["Bénin → Nigéria", "BEN-NGA"],
  ["from Benin to Nigeria", "BEN-NGA"],
  ["Bénin–Côte d’Ivoire", "BEN-CIV"],
  ["du Bénin vers la Côte d'Ivoire", "BEN-CIV"],
  ["entre Filipinas y Líbano", "LBN-PHL"],
  ["Бенин и Нигерия", "BEN-NGA"],
  ["из Бенин в Нигерия", "BEN-NGA"],
  ["بنن ونيجيريا", "BEN-NGA"],
  ["من الفلبين إلى لبنان", "LBN-PHL"],
  ["贝宁尼日利亚", "BEN-NGA"],
  ["从贝宁到尼日利亚", "BEN-NGA"],
  ["Guinea-Bissau Senegal", "GNB-SEN"],
  ["Bosnia and Herzegovina and Serbia", "BIH-SRB"],
  ["Viet Nam, Republic of Korea", "KOR-VNM"],
  ["Niger Nigeria", "NER-NGA"],
])("%s is a pair", (query, pair) => {
  expect(pairs(query)).toEqual([pair]);
});

test.each([
  "Benin",
  "Bosnia and Herzegovina",
  "Trinidad and Tobago",
  "Papua New Guinea",
  "Guinea-Bissau",
  "BEN-R-003",
  "Benin Benin",
  "Benin law",
  "punishing victims",
  "",
  "%",
])("%s is none", (query) => {
  expect(pairs(query)).toEqual([]);
});

test("a name of several countries gives each pair", () => {
  expect(pairs("Korea Japan").length).toBeGreaterThan(1);
});
