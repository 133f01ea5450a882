// A mail from a client to a server that keeps the conversation.
package main

import (
	"bufio"
	"fmt"
	"net"
	"net/smtp"
	"strings"
)

func serve(l net.Listener, ehlo string, log chan<- string) {
	conn, err := l.Accept()
	if err != nil {
		return
	}
	defer conn.Close()
	r := bufio.NewReader(conn)
	say := func(s string) { fmt.Fprintf(conn, "%s\r\n", strings.Replace(s, "\n", "\r\n", -1)) }
	say("220 post.example.com ready")
	all := ""
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			break
		}
		line = strings.TrimRight(line, "\r\n")
		all += "  " + line + "\n"
		switch word := strings.Split(line, " ")[0]; word {
		case "EHLO":
			say(ehlo)
		case "HELO", "MAIL", "RSET":
			say("250 fine")
		case "RCPT":
			if strings.Contains(line, "nobody") {
				say("550 no such user")
			} else {
				say("251 forwarded")
			}
		case "VRFY":
			say("252 perhaps")
		case "AUTH":
			if strings.HasSuffix(line, "CRAM-MD5") {
				say("334 PDE4OTYuNjk3MTcwOTUyQHBvc3Q+")
			} else {
				say("235 welcome")
			}
		case "DATA":
			say("354 go on")
			for line != "." {
				line, _ = r.ReadString('\n')
				line = strings.TrimRight(line, "\r\n")
				all += "  | " + line + "\n"
			}
			say("250 queued")
		case "QUIT":
			say("221 bye")
		case "*":
			say("501 as you like")
		default:
			say("235 welcome")
		}
	}
	log <- all
}

func start(ehlo string) (string, <-chan string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
	}
	log := make(chan string, 1)
	go func() {
		serve(l, ehlo, log)
		l.Close()
	}()
	return l.Addr().String(), log
}

const able = "250-post greets you\n250-AUTH PLAIN CRAM-MD5\n250-8BITMIME\n250 SIZE 1000"

func main() {
	msg := []byte("Subject: dots\r\n\r\n.one\r\n..two\nthree")
	to := []string{"a@example.com", "b@example.com"}

	addr, log := start(able)
	fmt.Println(smtp.SendMail(addr, smtp.PlainAuth("", "me", "secret", "127.0.0.1"), "me@example.com", to, msg))
	fmt.Print(<-log)

	addr, log = start(able)
	fmt.Println(smtp.SendMail(addr, smtp.CRAMMD5Auth("tim", "tanstaaftanstaaf"), "me@example.com", to, msg))
	fmt.Print(<-log)

	addr, log = start(able)
	fmt.Println(smtp.SendMail(addr, smtp.PlainAuth("", "me", "secret", "elsewhere"), "me@example.com", to, msg))
	fmt.Print(<-log)

	addr, log = start("250 nothing more")
	fmt.Println(smtp.SendMail(addr, smtp.PlainAuth("", "me", "secret", "127.0.0.1"), "me@example.com", to, msg))
	fmt.Print(<-log)

	addr, log = start("500 what?")
	fmt.Println(smtp.SendMail(addr, nil, "me@example.com", []string{"nobody@example.com"}, msg))
	fmt.Print(<-log)

	addr, log = start(able)
	c, err := smtp.Dial(addr)
	fmt.Println(err)
	fmt.Println(c.Hello("me\r\nyou"), c.Hello("desk"), c.Hello("again"))
	fmt.Println(c.Extension("size"))
	fmt.Println(c.Extension("STARTTLS"))
	fmt.Println(c.Verify("a@example.com"), c.Verify("a\nb"), c.Mail("x\r"), c.Rcpt("y\n"), c.Reset(), c.Quit())
	fmt.Print(<-log)

	_, _, err = smtp.PlainAuth("", "u", "p", "h").Start(&smtp.ServerInfo{Name: "h"})
	fmt.Println(err)
	_, err = smtp.PlainAuth("", "u", "p", "h").Next(nil, true)
	fmt.Println(err, smtp.SendMail("127.0.0.1:1", nil, "a\n", nil, nil))
}
