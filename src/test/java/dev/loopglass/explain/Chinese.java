package dev.loopglass.explain;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

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
    private static final Map<String, String> NOT_IN_TAIPEI = Map.ofEntries(Map.entry("回調", "回呼"),
            Map.entry("線程", "執行緒"), Map.entry("進程", "行程"), Map.entry("隊列", "佇列"), Map.entry("異步", "非同步"),
            Map.entry("默認", "預設"), Map.entry("信息", "訊息"), Map.entry("網絡", "網路"), Map.entry("數據", "資料"),
            Map.entry("服務器", "伺服器"), Map.entry("對象", "物件"), Map.entry("字節", "位元組"), Map.entry("超時", "逾時"),
            Map.entry("程序", "程式"), Map.entry("打印", "列印"), Map.entry("窗口", "視窗"), Map.entry("鼠標", "滑鼠"),
            Map.entry("加載", "載入"), Map.entry("保存", "儲存"), Map.entry("菜單", "選單"), Map.entry("字符", "字元"),
            Map.entry("定時器", "計時器"), Map.entry("文件", "檔案"), Map.entry("屏幕", "螢幕"), Map.entry("激活", "啟用"));
    private static final Map<String, String> NOT_IN_BEIJING = Map.ofEntries(Map.entry("回呼", "回调"),
            Map.entry("执行绪", "线程"), Map.entry("行程", "进程"), Map.entry("伫列", "队列"), Map.entry("非同步", "异步"),
            Map.entry("预设", "默认"), Map.entry("讯息", "消息"), Map.entry("网路", "网络"), Map.entry("资料", "数据"),
            Map.entry("伺服器", "服务器"), Map.entry("物件", "对象"), Map.entry("位元组", "字节"), Map.entry("逾时", "超时"),
            Map.entry("程式", "程序"), Map.entry("列印", "打印"), Map.entry("视窗", "窗口"), Map.entry("滑鼠", "鼠标"),
            Map.entry("载入", "加载"), Map.entry("储存", "保存"), Map.entry("选单", "菜单"), Map.entry("字元", "字符"),
            Map.entry("计时器", "定时器"), Map.entry("档案", "文件"), Map.entry("萤幕", "屏幕"), Map.entry("连线", "连接"));

    private static final String HAN = "\\p{IsHan}";
    private static final String MARK = "，。；：？！、（）「」『』“”…—《》";
    private static final Map<String, Pattern> MUDDLES = new TreeMap<>(Map.of(
            "no space between Chinese and Latin", Pattern.compile(HAN + "[A-Za-z0-9]|[A-Za-z0-9%]" + HAN),
            "a space too many", Pattern.compile(HAN + " +" + HAN + "|[" + MARK + "] | [" + MARK + "]|  "),
            "half-width punctuation",
            Pattern.compile("[" + HAN + "{}] ?[,;:?!()]|[,;:?!()] ?[" + HAN + "{]|\\.$")));

    private Chinese() {}

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
