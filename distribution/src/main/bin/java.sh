# Sourced by the scripts: finds a Java that is new enough.

java_major() { # home -> 25
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2> /dev/null) || true
    [ -n "$major" ] || major=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
    echo "${major:-0}"
}

java_homes() { # one candidate a line, the best first
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
    path=$(command -v java) && path=$(readlink -f "$path") && dirname "$(dirname "$path")" || true
    [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v 25 2> /dev/null || true
    printf '%s\n' /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home
}

find_java() { # program that must be there (java or javac) -> exports JAVA_HOME, or fails
    while read -r home; do
        if [ -x "$home/bin/java" ] && [ -x "$home/bin/$1" ] && [ "$(java_major "$home")" -ge 25 ]; then
            export JAVA_HOME="$home"
            return 0
        fi
    done <<HOMES
$(java_homes)
HOMES
    return 1
}

java_release() { # of JAVA_HOME, for the name of what fits only this Java
    sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release" 2> /dev/null || true
}
