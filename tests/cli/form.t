# form.t - nianbao form

t "the built-in forms are listed"
raw 0 form list
out 2021
out 2019
out 200

t "the forms of the tree are right"
raw 0 form check "$top/forms/2021.form"
out 200
raw 0 form check "$top/forms/2019.form"
out 198

t "both forms give every shown word in English, and a gap is warned of"
raw 0 form check "$top/forms/2021.form"
noerr 英文
raw 0 form check "$top/forms/2019.form"
noerr 英文
sed '/英文 Business firms/d' "$top/forms/2021.form" >gap.form
raw 0 form check gap.form
err 商业企业
err 英文
sed '/^ *英文/d' "$top/forms/2021.form" >none.form
raw 0 form check none.form --lang en
err "show the words of this form in Chinese"

t "a broken form file is told by file and line"
sed 's/^ *适用.*/    适用 上古 至今/' "$top/forms/2021.form" >bad.form
raw 6 form check bad.form
err bad.form:
raw 6 form check missing.form
err missing.form
printf '\377\376\000junk' >junk.form
raw 6 form check junk.form
raw 6 form check .

t "a form is shown as it will be printed"
raw 0 form show 2021
out 三安全一稳定
out 总计
raw 0 form show 2019
out 上一年项目数量
raw 0 form show "$top/forms/2021.form"
out 总计
raw 2 form show 1999
err 2021

t "checks and source of a form"
raw 0 form show 2021 --checks
out T301
out N501
out "N507  警告 请核对是否沿用了去年的文字  [推定]"
out D802
raw 0 form show 2021 --source
yes cmp out "$top/forms/2021.form"

t "the difference of two forms"
raw 0 form diff 2019 2021
yes test -s out
raw 0 form diff 2021 2021
out 没有差别
raw 0 form diff 2021 2021 --lang en
out "do not differ"
raw 2 form diff 2021 1999

t "--forms adds and replaces forms"
mkdir forms
sed 's/^表式 2021/表式 2026/' "$top/forms/2021.form" >forms/2026.form
raw 0 form list --forms forms
out 2026
out 2019
echo junk >forms/bad.form
raw 6 form list --forms forms
err bad.form
raw 6 form list --forms nowhere
