// This is no reconstruction: a small ls for the terminal of the room, always long: kind and permissions, user, group, size, name.

// Command ls lists files, and what is in directories.
package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	var names []string
	for _, arg := range os.Args[1:] {
		if !strings.HasPrefix(arg, "-") {
			names = append(names, arg)
		}
	}
	if len(names) == 0 {
		names = []string{"."}
	}
	code := 0
	for _, name := range names {
		lines, err := list(name)
		if err != nil {
			fmt.Fprintf(os.Stderr, "ls: %v\n", err)
			code = 2
		}
		for _, line := range lines {
			fmt.Println(line)
		}
	}
	os.Exit(code)
}

// list describes a file, or each file of a directory, in order.
func list(name string) ([]string, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{line(info, name)}, nil
	}
	infos, err := ioutil.ReadDir(name)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, info := range infos {
		lines = append(lines, line(info, info.Name()))
	}
	return lines, nil
}

func line(info os.FileInfo, name string) string {
	user, group := "?", "?"
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		user = nameOf("/etc/passwd", int(stat.Uid))
		group = nameOf("/etc/group", int(stat.Gid))
	}
	return fmt.Sprintf("%s %s %s %d %s", permissions(info.Mode()), user, group, info.Size(), name)
}

// nameOf finds who has a number, in a file whose lines are name:password:number
// and more; who is not in it stays a number.
func nameOf(file string, id int) string {
	number := strconv.Itoa(id)
	text, err := ioutil.ReadFile(file)
	if err != nil {
		return number
	}
	for _, line := range strings.Split(string(text), "\n") {
		fields := strings.Split(line, ":")
		if len(fields) > 2 && fields[2] == number {
			return fields[0]
		}
	}
	return number
}

// permissions writes a mode as ls does, which is not quite as Go does.
func permissions(mode os.FileMode) string {
	kind := "-"
	switch {
	case mode.IsDir():
		kind = "d"
	case mode&os.ModeSymlink != 0:
		kind = "l"
	case mode&os.ModeSocket != 0:
		kind = "s"
	case mode&os.ModeNamedPipe != 0:
		kind = "p"
	}
	return kind + mode.Perm().String()[1:]
}
