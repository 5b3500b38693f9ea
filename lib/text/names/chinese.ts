/** Cues of Chinese. It has no capitals, so that family names and the letters of foreign names tell. Pure. */
import { beginsWithCountry } from "./country-names";
import type { NameCue } from "./cue";

/** The most common family names. */
const SURNAME =
  "[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘蔡蒋蔣余于杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范石廖贾賈韦韋方邹鄒熊孟秦白江阎尹薛侯雷段]";
/** The letters by which given names of other languages are written. */
const FOREIGN =
  "[阿艾埃安奥巴贝比伯布查达黛戴丹蒂丁多恩法菲芙弗福盖戈哈海赫霍基吉加贾娇杰卡凯科克库拉莱兰里劳勒蕾莉丽利琳露卢鲁罗洛玛马麦曼梅米蜜莫姆穆娜纳奈妮尼诺娅亚伊雅耶尤约扎泽珍佐萨塞莎沙珊斯丝苏索塔特提图托瓦薇维温乌西希夏谢辛因]";

const chinese = (before: string, name: string, after = ""): NameCue => ({
  pattern: new RegExp(`${before}(${name})${after}`, "gu"),
  isRefused: beginsWithCountry,
});

export const CHINESE: readonly NameCue[] = [
  chinese(
    "(?:名叫|叫做|姓名(?:是|为|:|:)?|名为|化名)",
    String.raw`${SURNAME}\p{Script=Han}{1,2}|${FOREIGN}{2,5}(?:·${FOREIGN}{1,6})?`,
  ),
  chinese("", `${SURNAME}某{1,2}(?!些|个|種|种)`),
  chinese("", String.raw`${SURNAME}\p{Script=Han}{0,2}(?:先生|女士|小姐)`),
  chinese(
    "(?:受害人|被害人|证人|證人|受害者)",
    String.raw`${SURNAME}\p{Script=Han}{1,2}`,
    String.raw`(?![\p{Script=Han}])`,
  ),
  chinese(
    "(?:女孩|男孩|少女|女童|女子|妇女|婦女|受害人|被害人|受害者|幸存者|证人|證人)",
    `${FOREIGN}{2,5}(?:·${FOREIGN}{1,6})?`,
    "(?!人|国|國|州|省|市)",
  ),
  chinese("", `${FOREIGN}{2,5}·${FOREIGN}{1,6}`),
];
