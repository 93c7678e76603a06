# What bash completes after `dropwise`; `dropwise completion bash` prints it. The program itself knows the words.
_dropwise() {
  local line word joins= before=
  local -a found=() words=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do # bash takes words apart at : and =
    if ((${#words[@]})) && [[ -n $joins || $word == [:=] ]]; then words[-1]+=$word; else words+=("$word"); fi
    [[ $word == [:=] ]] && joins=1 || joins=
  done
  [[ ${words[-1]-} == *[:=]* ]] && before=${words[-1]%"${words[-1]##*[:=]}"}
  for line in "${!words[@]}"; do
    [[ ${words[line]} == [\"\']* ]] && words[line]=${words[line]:1} && words[line]=${words[line]%[\"\']}
  done
  while IFS= read -r line; do found+=("${line#"$before"}"); done \
    < <("${COMP_WORDS[0]}" completion words "${words[@]}" 2>/dev/null)
  COMPREPLY=()
  if [[ ${found[0]-} == :file ]]; then
    compopt -o default
    return
  fi
  for line in "${found[@]}"; do
    if ((${#found[@]} > 1 && COMP_TYPE == 63)) && [[ $line == *$'\t'* ]]; then
      COMPREPLY+=("${line%%$'\t'*}  (${line#*$'\t'})") # a list is only looked at: nothing of it is put in
    else
      COMPREPLY+=("${line%%$'\t'*}")
    fi
  done
}
complete -F _dropwise dropwise
