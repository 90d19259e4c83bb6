/// One form for what people write in several ways, for index and query alike: full-width signs
/// become half-width, capitals small, and frequent traditional characters simplified.
///
/// Knows the `pairs` below, one character for one: 乾/干 or 髮/發 are no question for a search. A
/// traditional character outside the table is found by itself only.
enum Folding {
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 0x20))
        case 0..<0x80: return scalar
        case 0xFF01...0xFF5E:
            return folded(Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)))
        case 0x3000: return " "
        case 0x4E00...0x9FFF: return simplified[scalar] ?? scalar
        default:
            // A capital with several small letters (İ) stays as it is.
            let small = scalar.properties.lowercaseMapping.unicodeScalars
            return small.count == 1 ? small.first ?? scalar : scalar
        }
    }

    static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
        let scalars = Array(pairs.unicodeScalars.filter { $0 != " " && $0 != "\n" })
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for index in stride(from: 0, to: scalars.count - 1, by: 2) {
            table[scalars[index]] = scalars[index + 1]
        }
        return table
    }()

    /// Traditional, simplified, traditional, simplified ... by subject: what cases are about.
    static let pairs = """
        個个 們们 來来 這这 說说 國国 時时 會会 為为 學学 對对 發发 經经 於于 過过 還还 後后 麼么 現现 動动
        開开 關关 問问 題题 間间 長长 無无 與与 從从 實实 進进 樣样 點点 應应 當当 沒没 將将 兩两 見见 機机
        種种 電电 話话 頭头 體体 業业 產产 員员 義义 書书 號号 處处 總总 條条 戰战 變变 線线 報报 級级 給给
        東东 車车 馬马 鳥鸟 魚鱼 龍龙 龜龟 風风 飛飞 雲云 氣气 漢汉 張张 劉刘 陳陈 楊杨 趙赵 黃黄 吳吴 孫孙
        鄭郑 馮冯 許许 鄧邓 蕭萧 葉叶 蘇苏 盧卢 蔣蒋 賈贾 譚谭 陸陆 錢钱 韓韩 羅罗 閻阎 鍾钟 譯译 餘余 賴赖
        縣县 鄉乡 鎮镇 區区 廠厂 廣广 場场 辦办 務务 戶户 門门 樓楼 層层 單单 棟栋 牆墙 壩坝 溝沟 橋桥 塊块
        壞坏 壓压 堅坚 塵尘 墊垫 墳坟 壇坛 壯壮 聲声 殼壳 備备 複复 夠够 奪夺 奮奋 婦妇 媽妈 嬰婴 寶宝 寧宁
        審审 寫写 憲宪 導导 屬属 屆届 島岛 嶺岭 歲岁 帥帅 師师 帳帐 帶带 幫帮 幹干 幣币 幾几 庫库 廁厕 廢废
        廟庙 彈弹 強强 錄录 彎弯 徑径 徵征 憂忧 慮虑 懷怀 態态 慘惨 慣惯 憤愤 憐怜 懶懒 戲戏 戀恋 擁拥 擇择
        擊击 擋挡 擔担 據据 擠挤 擬拟 擴扩 擺摆 擾扰 攔拦 攝摄 敗败 敘叙 敵敌 數数 斂敛 斷断 舊旧 曆历 歷历
        曉晓 暫暂 曬晒 術术 樹树 殺杀 雜杂 權权 極极 構构 槍枪 標标 檢检 檔档 櫃柜 欄栏 歐欧 歡欢 殘残 毀毁
        決决 沖冲 況况 淺浅 淚泪 淨净 減减 測测 渾浑 湯汤 準准 溫温 滅灭 滾滚 滿满 漁渔 漲涨 漸渐 潔洁 潤润
        澆浇 澤泽 濁浊 濃浓 濕湿 濟济 瀝沥 灘滩 灣湾 災灾 煙烟 熱热 燈灯 燒烧 營营 爐炉 爛烂 爭争 爺爷 牽牵
        犧牺 狀状 獎奖 獨独 獲获 獸兽 環环 瑪玛 瓊琼 畝亩 畢毕 畫画 異异 療疗 瘋疯 癢痒 盜盗 盡尽 監监 盤盘
        眾众 確确 礙碍 礦矿 禮礼 禍祸 離离 稅税 穀谷 積积 穩稳 窮穷 窩窝 竊窃 競竞 筆笔 築筑 簡简 簽签 籃篮
        籌筹 糧粮 糾纠 紀纪 約约 紅红 納纳 純纯 紙纸 紛纷 紮扎 細细 紹绍 終终 組组 結结 絕绝 絡络 統统 絲丝
        綁绑 綜综 綠绿 維维 網网 緊紧 緒绪 緣缘 編编 緩缓 練练 縮缩 績绩 織织 繞绕 繳缴 繼继 續续 纖纤 纜缆
        罰罚 罷罢 聖圣 聞闻 聯联 職职 聽听 肅肃 腫肿 腦脑 膠胶 膚肤 膽胆 臉脸 臟脏 髒脏 臨临 舉举 艙舱 艱艰
        藝艺 節节 莊庄 華华 萬万 蓋盖 蒼苍 蔭荫 薦荐 藍蓝 藥药 蘋苹 蘭兰 虛虚 蟲虫 蠟蜡 補补 裝装 裡里 裏里
        製制 襲袭 規规 視视 親亲 覺觉 覽览 觀观 觸触 計计 訂订 討讨 訓训 記记 訪访 設设 訴诉 診诊 證证 評评
        詐诈 詞词 試试 詢询 該该 詳详 認认 誌志 語语 誠诚 誤误 課课 調调 談谈 請请 論论 諒谅 諾诺 謀谋 謝谢
        講讲 謠谣 識识 議议 護护 譽誉 讀读 讓让 豐丰 貓猫 貝贝 負负 財财 貢贡 貧贫 貨货 責责 貪贪 販贩 貴贵
        貸贷 費费 貿贸 資资 賊贼 賓宾 賞赏 賠赔 賣卖 買买 質质 賭赌 購购 贈赠 贏赢 趕赶 躍跃 踐践 軌轨 軍军
        軟软 較较 載载 輕轻 輛辆 輪轮 輸输 轉转 轟轰 辭辞 農农 連连 遊游 運运 達达 違违 遙遥 遞递 遠远 適适
        遲迟 遷迁 選选 遺遗 郵邮 鄰邻 醫医 醬酱 釋释 針针 釘钉 鈔钞 鉛铅 鋼钢 鋪铺 鎖锁 鏈链 鏡镜 鐘钟 鐵铁
        鑒鉴 鑰钥 閃闪 閉闭 閒闲 閘闸 閱阅 闊阔 闖闯 隊队 階阶 隨随 險险 隱隐 隻只 雖虽 雙双 雞鸡 難难 霧雾
        靈灵 靜静 響响 頁页 頂顶 項项 順顺 須须 預预 領领 頻频 顆颗 額额 願愿 類类 顧顾 顯显 飯饭 飲饮 養养
        餓饿 館馆 駕驾 駐驻 騎骑 騙骗 驗验 驚惊 髮发 鬆松 鬥斗 鬧闹 鮮鲜 鴨鸭 鵝鹅 鹽盐 麥麦 麗丽 黨党 齊齐
        齒齿 齡龄 臺台 灑洒 鑽钻 圍围 園园 圖图 團团 圓圆 夾夹 價价 億亿 優优 傳传 傷伤 債债 傾倾 偵侦 側侧
        偽伪 僅仅 僱雇 儀仪 儲储 兒儿 內内 冊册 凍冻 劃划 劇剧 劑剂 劍剑 勁劲 勝胜 勞劳 勢势 勵励 勸劝 匯汇
        協协 卻却 厭厌 厲厉 參参 叢丛 啟启 喪丧 喬乔 嗎吗 嘆叹 嘗尝 嚇吓 嚴严 囑嘱
        """
}
