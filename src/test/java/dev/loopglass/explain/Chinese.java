package dev.loopglass.explain;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How Chinese is written here.
///
/// - The characters are those of the script, the terms those of the place.
/// - Punctuation is full-width; what is quoted stands in 「」 in Taipei and in “” in Beijing.
/// - One space stands between a Chinese character and a Latin letter or a digit, and none anywhere else.
final class Chinese {
    /// The first plane of Big5 is what is in common use in Taipei, and nothing simplified is in it.
    private static final String BIG5_COMMON_END = "C67E";
    /// Characters of both scripts that mean, in texts like ours, almost always one that is written otherwise.
    private static final String SIMPLIFIED_ALSO = "后里于几";
    private static final String TRADITIONAL_ALSO = "著瞭乾於";
    /// Each wrong word with the right one.
    private static final Map<String, String> NOT_IN_TAIPEI = terms("""
            回調 回呼, 線程 執行緒, 進程 行程, 隊列 佇列, 異步 非同步, 默認 預設, 信息 訊息, 網絡 網路, 數據 資料, 服務器 伺服器,
            對象 物件, 字節 位元組, 超時 逾時, 程序 程式, 打印 列印, 窗口 視窗, 鼠標 滑鼠, 加載 載入, 保存 儲存, 菜單 選單,
            字符 字元, 定時器 計時器, 文件 檔案, 屏幕 螢幕, 激活 啟用""");
    private static final Map<String, String> NOT_IN_BEIJING = terms("""
            回呼 回调, 执行绪 线程, 行程 进程, 伫列 队列, 非同步 异步, 预设 默认, 讯息 消息, 网路 网络, 资料 数据, 伺服器 服务器,
            物件 对象, 位元组 字节, 逾时 超时, 程式 程序, 列印 打印, 视窗 窗口, 滑鼠 鼠标, 载入 加载, 储存 保存, 选单 菜单,
            字元 字符, 计时器 定时器, 档案 文件, 萤幕 屏幕, 连线 连接""");

    private static final String HAN = "\\p{IsHan}";
    private static final String MARK = "，。；：？！、（）「」『』“”…—《》";
    private static final Map<String, Pattern> MUDDLES = new TreeMap<>(Map.of(
            "no space between Chinese and Latin", Pattern.compile(HAN + "[A-Za-z0-9]|[A-Za-z0-9%]" + HAN),
            "a space too many", Pattern.compile(HAN + " +" + HAN + "|[" + MARK + "] | [" + MARK + "]|  "),
            "half-width punctuation",
            Pattern.compile("[" + HAN + "{}] ?[,;:?!()]|[,;:?!()] ?[" + HAN + "{]|\\.$")));

    private Chinese() {}

    private static Map<String, String> terms(String pairs) {
        return Stream.of(pairs.split(",\\s*")).map(it -> it.split(" "))
                .collect(Collectors.toMap(it -> it[0], it -> it[1], (_, right) -> right, TreeMap::new));
    }

    /// What is wrong with this text, besides the values that are filled in.
    static List<String> faults(String text, Language language) {
        var faults = new ArrayList<String>();
        boolean traditional = language == Language.TRADITIONAL;
        text.codePoints().mapToObj(Character::toString).filter(it -> foreign(it, traditional))
                .forEach(it -> faults.add("not of this script: " + it));
        (traditional ? NOT_IN_TAIPEI : NOT_IN_BEIJING).forEach((wrong, right) -> {
            if (text.contains(wrong)) {
                faults.add(wrong + " is " + right + " here");
            }
        });
        MUDDLES.forEach((fault, pattern) -> {
            var match = pattern.matcher(text);
            if (match.find()) {
                faults.add(fault + ": " + match.group());
            }
        });
        if (text.matches(traditional ? ".*[“”].*" : ".*[「」『』].*")) {
            faults.add("quoted in the other place's way");
        }
        return faults;
    }

    private static boolean foreign(String character, boolean traditional) {
        if (!character.matches(HAN)) {
            return false;
        }
        var bytes = character.getBytes(Charset.forName(traditional ? "Big5" : "GB2312"));
        return bytes.length != 2 || (traditional ? SIMPLIFIED_ALSO : TRADITIONAL_ALSO).contains(character)
                || traditional && HexFormat.of().withUpperCase().formatHex(bytes).compareTo(BIG5_COMMON_END) > 0;
    }
}
