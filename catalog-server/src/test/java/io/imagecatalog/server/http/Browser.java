package io.imagecatalog.server.http;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real Chromium without a window, for as long as a test class runs. Where there is none the class is skipped, unless
 * {@code CATALOG_REQUIRE_BROWSER} is set.
 */
final class Browser implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Optional<Path> CHROMIUM = program("chromium", "chromium-browser", "google-chrome");
    private static final Optional<Path> DRIVER = program("chromedriver");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private ChromeDriver driver;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path profile;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there = CHROMIUM.isPresent() && DRIVER.isPresent();
        return there || System.getenv("CATALOG_REQUIRE_BROWSER") != null
                ? ConditionEvaluationResult.enabled("Chromium is to be used")
                : ConditionEvaluationResult.disabled(
                        "There is no Chromium with its driver; on Debian: apt-get install chromium chromium-driver");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        profile = Files.createTempDirectory("catalog-browser");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.orElseThrow().toFile());
        options.addArguments(List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + profile));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        System.setProperty("webdriver.chrome.driver", DRIVER.orElseThrow().toString());
        driver = new ChromeDriver(options);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        driver.quit();
        PathUtils.deleteDirectory(profile);
    }

    /** Shows a page as for a first visit. */
    void open(String address) {
        driver.get("about:blank");
        driver.get(address);
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** The first that is to be seen, once there is one. */
    WebElement find(String css) {
        return await(
                css, () -> all(css).stream().filter(WebElement::isDisplayed).findFirst());
    }

    /** The first, once there is one, be it to be seen or not. */
    WebElement present(String css) {
        return await(css, () -> all(css).stream().findFirst());
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The button that says so. */
    WebElement button(String text) {
        return await(
                "the button " + text,
                () -> all("button").stream()
                        .filter(button ->
                                button.isDisplayed() && button.getText().startsWith(text))
                        .findFirst());
    }

    /** Waits until what is found says so. */
    void awaitText(String css, String text) {
        await(
                text + " in " + css,
                () -> all(css).stream()
                        .filter(element -> element.getText().contains(text))
                        .findFirst());
    }

    /** Waits until a script's expression is true. */
    void awaitTrue(String expression) {
        await(
                expression,
                () -> Boolean.TRUE.equals(script("return " + expression)) ? Optional.of(true) : Optional.empty());
    }

    @Nullable
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Presses keys as a person does, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Leaves a picture of what is to be seen, for people to look at: {@code target/console/NAME.png}. */
    void keep(String name) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "console"));
        Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What the browser complained of since it was asked last, but for answers that are errors: scripts, and policies. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /** What axe finds wrong for those who can't see, or use no mouse. */
    List<?> barriers() {
        script(axe());
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(result => done(result.violations.map(found =>
                    found.id + ': ' + found.nodes.map(node => node.target + ' ' + node.failureSummary).join('; '))));
                """);
        return (List<?>) Objects.requireNonNull(found);
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T await(String what, Supplier<Optional<T>> question) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
                .until(question::get, Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<Path> program(String... names) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
