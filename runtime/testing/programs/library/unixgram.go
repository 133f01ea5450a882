// Datagrams to a name in the file system: each arrives whole or cut, and the sender has no name.
package main

import (
	"fmt"
	"net"
	"os"
)

func main() {
	name := os.TempDir() + "/grams.sock"
	os.Remove(name)
	addr := &net.UnixAddr{Name: name, Net: "unixgram"}
	if _, err := net.DialUnix("unixgram", nil, addr); err != nil {
		fmt.Println("nobody there:", os.IsNotExist(err.(*net.OpError).Err))
	}
	in, err := net.ListenUnixgram("unixgram", addr)
	if err != nil {
		fmt.Println(err)
		return
	}
	told := make(chan string)
	go func() {
		buf := make([]byte, 8)
		for {
			n, from, err := in.ReadFrom(buf)
			if err != nil {
				close(told)
				return
			}
			told <- fmt.Sprintf("%q from %v", buf[:n], from)
		}
	}()
	out, err := net.DialUnix("unixgram", nil, addr)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, text := range []string{"READY=1", "STATUS=more than eight", "X"} {
		n, err := out.Write([]byte(text))
		fmt.Println(n, err)
		fmt.Println(<-told)
	}
	fmt.Println(out.Close())
	fmt.Println(in.Close())
	_, open := <-told
	fmt.Println(open)
	_, err = in.Read(nil)
	fmt.Println(err != nil, in.Close() != nil)
	os.Remove(name)
}
