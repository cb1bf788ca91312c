import type { Lexicon } from './lexicon.ts';

/** Valence by character; a word of several characters has their sum. */
export const cjk: Lexicon = {
  [-4]: '杀 殺 毒 獄 狱',
  [-3]: '死 亡 血 泪 淚 涙 哭 泣 悲 哀 愁 恨 苦 痛 墓 坟 墳 葬 惨 慘 죽 슬 눈물 피',
  [-2]: '夜 暗 黑 闇 病 伤 傷 恐 怖 惧 懼 敌 敵 仇 怒 罪 恶 惡 悪 怨 忧 憂 嘆 叹 寂 战 戦 戰 밤 어둠 미움',
  [-1]: '寒 冷 孤 独 獨 老 影 秋 霜 别 別 离 離 空 雨',
  1: '光 明 日 月 春 花 青 金 银 銀 星 朝 音 笑 家 新 봄 꽃 별 빛',
  2: '美 丽 麗 甜 香 夢 梦 安 静 善 信 友 恩 玉 福 恋 戀 꿈',
  3: '爱 愛 喜 乐 樂 楽 欢 歡 幸 吉 天 和 사랑 기쁨 행복',
};
