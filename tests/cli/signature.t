# signature.t - 落款: when it is asked for, and of an office that always signs

A=甲县水务局

t "asked for: the agency and the day, in every document"
good $A 2025
nb 0 set $A 2025 published=2026-01-20
nb 0 export $A 2025 --signature -o a.txt
yes grep -q "^ *$A\$" a.txt
yes grep -q '^ *2026年1月20日$' a.txt
nb 0 export $A 2025 --落款 -o b.txt
yes cmp a.txt b.txt
nb 0 export $A 2025 -o c.txt
no grep -q '2026年1月20日' c.txt
nb 0 export $A 2025 --落款 --format html -o a.html
yes grep -q '<p class="sign"[^>]*>2026年1月20日</p>' a.html
nb 0 preview $A 2025 --落款
out 2026年1月20日
nb 0 preview $A 2025
noout 2026年1月20日

t "of an office that always signs, with the name it signs with"
good $A 2025
nb 0 set $A 2025 published=2026-01-20
nb 0 agency set $A --sign always --sign-as 甲县水务局（甲县水政局）
nb 0 export $A 2025 -o a.txt
yes grep -q '^ *甲县水务局（甲县水政局）$' a.txt
yes grep -q '^ *2026年1月20日$' a.txt
nb 0 agency list
out 总是写落款
out "落款署名：甲县水务局（甲县水政局）"
nb 0 agency list --json
out '"signs":true,"sign_as":"甲县水务局（甲县水政局）"'
# other settings of the agency leave it alone
nb 0 agency set $A --level 4
nb 0 export $A 2025 -o b.txt
yes cmp a.txt b.txt
nb 0 agency set $A --sign asked --署名 ''
nb 0 export $A 2025 -o c.txt
no grep -q '2026年1月20日' c.txt
nb 0 export $A 2025 --落款 -o d.txt
yes grep -q "^ *$A\$" d.txt
# each change is an event of the file with its day, whole in its chain
nb 0 log $A 2025
out '机关的落款：总是写，署名“甲县水务局（甲县水政局）”'
out '机关的落款：要求时写'
nb 0 log $A 2025 --verify
nb 0 db verify
# data are the same with it
nb 0 export $A 2025 -o d.json
no grep -q 水政局 d.json

t "what it cannot be"
nb 2 agency set $A --sign often
err always
nb 2 agency list --sign always
nb 2 agency set $A --sign-as '   '
