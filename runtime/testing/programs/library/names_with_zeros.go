// A file's name ends at its first zero: names that go on behind one are refused everywhere.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	p := "/tmp/nul\x00x"
	_, err := os.Open(p)
	fmt.Printf("%q\n", fmt.Sprint(err))
	_, err = os.Create(p)
	fmt.Printf("%q\n", fmt.Sprint(err))
	_, err = os.Stat(p)
	fmt.Printf("%q\n", fmt.Sprint(err))
	_, err = os.Lstat(p)
	fmt.Printf("%q\n", fmt.Sprint(err))
	fmt.Printf("%q\n", fmt.Sprint(os.Mkdir(p, 0777)))
	fmt.Printf("%q\n", fmt.Sprint(os.MkdirAll(p, 0777)))
	fmt.Printf("%q\n", fmt.Sprint(os.Remove(p)))
	fmt.Printf("%q\n", fmt.Sprint(os.Rename(p, "/tmp/q")))
	fmt.Printf("%q\n", fmt.Sprint(os.Rename("/tmp/q", p)))
	fmt.Printf("%q\n", fmt.Sprint(os.Link(p, "/tmp/q")))
	fmt.Printf("%q\n", fmt.Sprint(os.Symlink(p, "/tmp/q")))
	fmt.Printf("%q\n", fmt.Sprint(os.Symlink("/tmp/q", p)))
	_, err = os.Readlink(p)
	fmt.Printf("%q\n", fmt.Sprint(err))
	fmt.Printf("%q\n", fmt.Sprint(os.Truncate(p, 3)))
	fmt.Printf("%q\n", fmt.Sprint(os.Chmod(p, 3)))
	fmt.Printf("%q\n", fmt.Sprint(os.Chdir(p)))
	_, err = os.ReadDir(p)
	fmt.Printf("%q\n", fmt.Sprint(err))
	_, err = filepath.EvalSymlinks(p)
	fmt.Printf("%q\n", fmt.Sprint(err))
	fmt.Printf("%q\n", fmt.Sprint(os.Setenv("a\x00", "b")))
	fmt.Printf("%q\n", fmt.Sprint(os.Setenv("a", "b\x00")))
}
