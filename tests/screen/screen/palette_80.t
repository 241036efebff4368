# F10: by name, by pinyin initials, in full width; 定稿 is refused with what is open.
size 24 80
report 2021 甲局 2025
open
keys <F10>
view pick
screen <<
 年报2025 甲局                                              [填报]  李敏  UTF-8
  +- 命令 -------------------------------------------------------------------+
  | >                                                                        |
  +--------------------------------------------------------------------------+
  | 帮助                          这一屏有哪些键                          F1 |
  | 上节                          到前一节                                F2 |
  | 批注                          给本格或这段文字写批注、说明警告        F3 |
  | 补零                          本节空着的格都填 0                      F4 |
  | 明细                          本格的含义、依据、历次改动              F6 |
  | 下节                          到后一节                                F7 |
  | 校核                          所有错误、警告、空格，回车跳过去        F8 |
  | 导出                          存成 Word、网页、文本、数据             F9 |
  | 定位                          按行号、编号、拼音首字母到一格          ^G |
  | 查找                          找格的名称和正文里的字                  ^F |
  | 下一处                        到下一处没做完的                        ^N |
  | 撤销                          退回上一步                              ^Z |
  | 重做                          重做退回的一步                          ^Y |
  | 恢复点                        记下现在的样子，可以改回                ^S |
  | 重画                          屏幕乱了，重画一次                      ^L |
  | 回车方向                      回车向下或向右                          ^T |
  +--------------------------------------------------------------- 1-16/41 --+

录入汉字或拼音首字母缩小范围，上下键选择。
Enter确定 Esc取消
>>
keys ｂｌ
screen ~ "补零"
screen !~ "定位"
keys <Enter>
view confirm
keys <Esc>
keys ：xj
screen ~ "下节"
keys <Enter>
keys <F10>没有
screen ~ "没有相符的项"
keys <Enter>
view pick
keys <Esc>
view grid
keys <F10>dg<Enter>
message ~ "还不能定稿"
keys <Esc>
keys <F10>fhnb<Enter>
view home
