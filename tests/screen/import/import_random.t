# A clerk's cat on the review of an import.
size 24 80
put damaged.txt import_damaged.txt
home
keys <C-o>damaged.txt<Enter>
view review
random 3000 7
