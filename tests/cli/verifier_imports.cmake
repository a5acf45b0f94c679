# A verifier is small: the program imports neither sockets nor anything that
# signs, makes keys or starts programs. What a program imports is what it can do.
#
#     cmake -D NM=nm -D PROGRAM=saksi-verify -P verifier_imports.cmake
cmake_minimum_required(VERSION 3.25)
set(sockets socket socketpair connect bind listen accept accept4 send sendto sendmsg sendmmsg
  recv recvfrom recvmsg recvmmsg getaddrinfo gethostbyname gethostbyname_r res_query)
set(programs system popen fork vfork execve execvp execv execl execlp posix_spawn posix_spawnp dlopen)

execute_process(COMMAND ${NM} -D -u --format=posix ${PROGRAM}
  OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" lines "${output}")
set(imports)
foreach(line IN LISTS lines)
  string(REGEX REPLACE "^([A-Za-z0-9_]+).*" "\\1" name "${line}")
  list(APPEND imports ${name})
endforeach()
if(output MATCHES "_ZN5saksi")
  message(FATAL_ERROR "${PROGRAM} does not link libsaksi statically")
endif()
if(NOT "crypto_sign_verify_detached" IN_LIST imports)
  message(FATAL_ERROR "${PROGRAM} does not even verify signatures with libsodium: is this the verifier?")
endif()

set(found)
foreach(name IN LISTS imports)
  if(name IN_LIST sockets OR name IN_LIST programs)
    list(APPEND found ${name})
  elseif(name MATCHES "^crypto_(sign|pwhash|box|secretbox|aead|kx|scalarmult)|^randombytes"
         AND NOT name MATCHES "^crypto_sign(_ed25519)?_verify_detached$")
    list(APPEND found ${name})
  endif()
endforeach()
if(found)
  list(JOIN found ", " found)
  message(FATAL_ERROR "${PROGRAM} can do more than verify: it imports ${found}")
endif()
