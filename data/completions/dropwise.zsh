#compdef dropwise
# What zsh completes after `dropwise`; `dropwise completion zsh` prints it. The program itself knows the words.
_dropwise() {
  local line
  local -a found shown
  found=("${(@f)$("${(Q)words[1]}" completion words "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ ${found[1]} == :file ]]; then
    _files
    return
  fi
  for line in "${found[@]}"; do
    [[ -n $line ]] && shown+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  _describe -V dropwise shown
}
if [[ ${funcstack[1]-} == _dropwise ]]; then
  _dropwise "$@"
else
  compdef _dropwise dropwise
fi
