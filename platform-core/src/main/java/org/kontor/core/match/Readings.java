package org.kontor.core.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chinese characters that are read in several ways, by which of them depends on the word: 重庆 is Chongqing, 重要 zhongyao. ICU
 * knows one reading of each. Which one is meant is not decided, since that takes a dictionary: all are tried.
 */
final class Readings {
    /**
     * Characters that are common in names of companies, people and places, with their usual readings without tones; those that
     * dictionaries alone know are left out. Chosen by hand, each held against the readings of pinyin-pro 3.29. The sound ü is typed
     * as v and as u.
     */
    private static final String TABLE = """
            重 chong zhong; 长長 chang zhang; 行 hang xing; 乐樂 le yue; 都 du dou; 曾 zeng ceng; 单單 shan dan chan;
            厦廈 sha xia; 朝 chao zhao; 会會 hui kuai; 大 da dai; 调調 diao tiao; 藏 zang cang; 传傳 chuan zhuan;
            奇期 qi ji; 解 jie xie; 仇 chou qiu; 区區 qu ou; 查 cha zha; 盖蓋 gai ge; 缪繆 miao mou; 翟 zhai di;
            覃 qin tan; 尉蔚 wei yu; 召 zhao shao; 车車 che ju; 种 zhong chong; 校 xiao jiao; 降 jiang xiang;
            角嚼 jiao jue; 觉覺 jue jiao; 宿 su xiu; 弹彈 tan dan; 参參 can shen cen; 差 cha chai ci; 便 bian pian;
            薄剥 bo bao; 伯柏 bo bai; 泊 bo po; 称稱 cheng chen; 澄 cheng deng; 盛晟 sheng cheng; 乘 cheng sheng;
            匙 chi shi; 畜 xu chu; 度 du duo; 佛 fo fu; 给給 gei ji; 和 he huo; 还還 hai huan; 夹 jia ga; 贾賈 jia gu;
            龟龜 gui jun qiu; 壳殼 ke qiao; 落 luo la lao; 率 lv shuai lu; 绿綠吕旅律铝鋁侣虑慮呂驴閭闾 lv lu; 露 lu lou; 六 liu lu; 陆碌 lu liu; 脉 mai mo; 没沒 mei mo; 秘祕 mi bi;
            模 mo mu; 粘 zhan nian; 朴 pu piao po; 瀑 pu bao; 茄 qie jia; 强強 qiang jiang; 色 se shai; 塞 sai se;
            杉 shan sha; 省 sheng xing; 什 shi shen; 数數 shu shuo; 说說 shuo shui yue; 似 si shi; 提 ti di; 拓 tuo ta;
            系 xi ji; 吓嚇 xia he; 巷 xiang hang; 血 xue xie; 削 xiao xue; 殷 yin yan; 扎 zha za;
            轧 zha ya ga; 择擇 ze zhai; 著 zhu zhuo; 着 zhe zhao zhuo; 属屬 shu zhu; 祭 ji zhai; 洗 xi xian;
            隗 wei kui; 乜 nie mie; 臂 bi bei; 堡 bao bu pu; 埔 pu bu; 蚌 bang beng; 枞 cong zong;
            莘 shen xin; 浒滸 hu xu; 涡渦 wo guo; 铅 qian yan; 阿 a e; 番 fan pan; 莞 guan wan; 栎 li yue; 漯 luo ta;
            牟 mou mu; 渑 mian sheng; 圩 wei xu; 歙 she xi; 荥 xing ying; 勒 le lei; 俩 lia liang; 咖 ka ga; 卡 ka qia;
            女 nv nu; 略 lve lue; 虐 nve nue; 粥 zhou yu; 咽 yan ye; 核 he hu; 稽 ji qi; 茜 qian xi; 亲親 qin qing;
            识識 shi zhi; 熟 shu shou; 邪 xie ye; 约約 yue yao; 折 zhe she; 琢 zhuo zuo; 臭 chou xiu; 椎 zhui chui;
            绰 chuo chao; 撮 cuo zuo; 蕃 fan bo; 否 fou pi; 脯 fu pu; 贲 ben bi; 谷 gu yu; 桧檜 gui hui; 桔 jie ju;
            颈 jing geng; 句 ju gou; 吭 keng hang; 溃 kui hui; 烙 lao luo; 棱 leng ling; 抹 mo ma; 耙 ba pa; 迫 po pai;
            栖 qi xi; 雀 que qiao; 汤湯 tang shang; 尾 wei yi; 攒 zan cuan; 爪 zhua zhao;
            幢 zhuang chuang; 钥 yao yue; 疟 nve yao nue; 曝 bao pu; 刹 cha sha; 颤 chan zhan; 裳 shang chang;
            柜 gui ju; 虹 hong jiang; 芥 jie gai; 劲勁 jin jing; 氓 mang meng; 娜 na nuo; 哪 na nei; 弄 nong long;
            屏 ping bing; 圈 quan juan; 褪 tui tun; 纤 xian qian; 赚 zhuan zuan; 吁 yu xu; 荨 xun qian
            """;

    private static final Map<Integer, List<String>> OF = read();

    private Readings() {}

    /** The readings of a character that has several; none of others. */
    static List<String> of(int character) {
        return OF.getOrDefault(character, List.of());
    }

    private static Map<Integer, List<String>> read() {
        Map<Integer, List<String>> of = new HashMap<>();
        for (String entry : TABLE.strip().split(";\\s+")) {
            List<String> words = new ArrayList<>(List.of(entry.split(" ")));
            String characters = words.removeFirst();
            characters.codePoints().forEach(character -> of.put(character, List.copyOf(words)));
        }
        return Map.copyOf(of);
    }
}
