# What fish completes after `dropwise`; `dropwise completion fish` prints it. The program itself knows the words.
function __dropwise_words
    set -l typed (commandline -opc)
    set -l found ($typed[1] completion words $typed[2..-1] (commandline -ct) 2>/dev/null)
    if test "$found[1]" = :file
        __fish_complete_path (commandline -ct)
    else if set -q found[1]
        printf '%s\n' $found
    end
end
complete -c dropwise -f -a '(__dropwise_words)'
