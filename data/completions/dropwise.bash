# What bash completes after `dropwise`; `dropwise completion bash` prints it. The program itself knows the words.
_dropwise() {
  local line words
  local -a found=()
  words=("${COMP_WORDS[@]:1:COMP_CWORD}")
  while IFS= read -r line; do found+=("$line"); done < <("${COMP_WORDS[0]}" completion words "${words[@]}" 2>/dev/null)
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
